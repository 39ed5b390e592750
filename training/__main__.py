"""The command line of training: a run, and the list of data sets."""

import logging
import sys
from pathlib import Path

import click

from training import recipe as recipes
from training.sources.catalogue import by_name
from training.sources.listing import describe
from training.sources.source import SourceError, Terms


@click.group(invoke_without_command=True)
@click.option("--recipe", "recipe_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The run, as YAML.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("data"),
    help="The folder that holds a folder for each data set.",
)
@click.option(
    "--base",
    help="What to start from: a pretrained encoder (a folder, or its name on a model hub), or the folder of an artifact to train on.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="The folder of the run; runs/NAME-VERSION by default.")
@click.option(
    "--licences", type=click.Choice(["all", "permissive"]), default="all", help="permissive: only sources that may be used commercially."
)
@click.pass_context
def main(context: click.Context, recipe_file: Path | None, data: Path, base: str | None, out: Path | None, licences: str) -> None:
    """Train a model from a recipe: data in, signed-off artifact out. A stopped run goes on when called again."""
    context.obj = data
    if context.invoked_subcommand is not None:
        return
    if recipe_file is None:
        raise click.UsageError("--recipe is needed")
    # These take seconds to import, and the list of data sets does without.
    from training import run
    from training.base import find_base

    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    try:
        recipe = recipes.load(recipe_file)
        sources = [source for source in by_name(recipe.sources) if licences == "all" or source.terms is Terms.PERMISSIVE]
        found = find_base(base) if recipe.base or base else None
        artifact = run.run(recipe, sources, data, found, out or Path("runs") / f"{recipe.name}-{recipe.version}")
    except (SourceError, run.RunError, ValueError, FileNotFoundError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{artifact} is signed off: read {artifact / run.CARD}")


@main.command()
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="The folder to look in.")
@click.pass_obj
def sources(default: Path, data: Path | None) -> None:
    """List every data set: where it is published, its licence, its files, and whether they are here."""
    click.echo(describe(data or default))


if __name__ == "__main__":
    main(prog_name="python -m training")
