"""The command line of our own examples: whether they are sound, and what they are like."""

from collections.abc import Sequence
from pathlib import Path

import click

from model.labels import LANGUAGES
from training.examples.agreement import Agreement, of_conversations, of_messages
from training.examples.check import faults, table
from training.examples.row import FOLDER, Conversation, Row, conversations, rows
from training.examples.shortcuts import shortcuts, signs

Read = tuple[dict[str, list[Row]], list[Conversation]]


@click.group()
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=FOLDER, help="The folder of the files.")
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Look at our own examples."""
    try:
        context.obj = {language: rows(language, folder) for language in LANGUAGES}, conversations(folder)
    except ValueError as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.pass_obj
def check(read: Read) -> None:
    """Check every field of every row, and the set as a whole; print how much of everything there is."""
    messages, talks = read
    _print_counts(messages, talks)
    found = list(faults(messages, talks))
    if found:
        raise click.ClickException("\n".join(["the examples are not sound:", *found]))


@main.command()
@click.pass_obj
def stats(read: Read) -> None:
    """Print the counts, the shortcuts that words give, and how far two readers agree."""
    messages, talks = read
    _print_counts(messages, talks)
    for language in LANGUAGES:
        found = shortcuts(messages[language])
        click.echo(f"\n{language}: a bag of words reaches AUROC {found.auroc:.3f} on pairs that it never saw")
        click.echo(f"  speaks for bullying: {' '.join(found.bullying)}")
        click.echo(f"  speaks for safe: {' '.join(found.safe)}")
        click.echo(f"  {'':20}{'bullying':>10}{'safe':>10}")
        for name, (bullying, safe) in signs(messages[language]).items():
            click.echo(f"  {name:20}{bullying:10.3f}{safe:10.3f}")
        _print_agreement(language, of_messages(messages[language]))
        _print_agreement(f"{language}, conversations", of_conversations([talk for talk in talks if talk.language == language]))


def _print_counts(messages: dict[str, list[Row]], talks: Sequence[Conversation]) -> None:
    columns = [table(messages[language], talks, language) for language in LANGUAGES]
    click.echo(f"{'':32}" + "".join(f"{language:>8}{'at least':>10}" for language in LANGUAGES))
    for line in zip(*columns, strict=True):
        click.echo(f"{line[0][0]:32}" + "".join(f"{found:8,}{least:10,}" for _, found, least in line))


def _print_agreement(title: str, found: dict[str, Agreement]) -> None:
    click.echo(f"\n{title}: first and second reading{'':8}{'messages':>10}{'alike':>8}{'kappa':>8}")
    for name, held in found.items():
        kappa = "–" if held.kappa is None else f"{held.kappa:.2f}"
        click.echo(f"  {name:42}{held.messages:8,}{held.alike:8.3f}{kappa:>8}")


if __name__ == "__main__":
    main(prog_name="python -m training.examples")
