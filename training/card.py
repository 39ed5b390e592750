"""The model card: the figures of a run for people to read."""

from collections.abc import Mapping
from typing import Any

from training.report import SETS


def card(report: Mapping[str, Any]) -> str:
    """Return the model card (Mitchell et al., 2019) as Markdown."""
    parts = [
        _head(report),
        *(_figures(report, name) for name in SETS),
        *(_pairs(report, name) for name in SETS if report["pairs"][name]["model"]),
        _official(report),
        _points(report),
        _export(report),
        _data(report),
        _limits(report),
    ]
    return "\n\n".join(parts) + "\n"


def _head(report: Mapping[str, Any]) -> str:
    rows = sum(source["rows"]["epoch"] for source in report["data"].values())
    return f"""# {report["name"]} {report["version"]}

Labels a chat message as *bullying* or *safe*, with its kinds and the words that carry the verdict.
Languages: {", ".join(report["languages"])}.
A score is a hint for a person, not proof.

- Base: {report["base"]}, {report["encoder"]["layers"]} layers, {report["parameters"]:,} parameters
- Seed {report["seed"]}; {report["epochs"]} epochs of {rows:,} rows
- Every figure is of this folder's int8 network as it is served. TF-IDF is a logistic regression over word and character
  n-grams, fitted on the same rows; the majority class has AUROC 0.5 everywhere, and an F1 of 0 where most messages are safe.
- F1 and false positives are taken at the policy *{report["default_policy"]}* (profanity: at 0.5), for TF-IDF at a threshold
  chosen by the same rule. Recall is at 1 % false positives of each line's own safe messages. ECE: 15 bins of equal mass.
- `report.json` has all figures, `hyperparameters.json` the recipe. ![precision and recall](plots/precision-recall.png)
  ![reliability](plots/reliability.png)"""


def _figures(report: Mapping[str, Any], name: str) -> str:
    lines = [
        f"## On {name}",
        "",
        "| slice | messages | positive | AUROC | TF-IDF | AUPRC | TF-IDF | majority | F1 | TF-IDF | majority | false positives | TF-IDF "
        "| recall at FPR 1 % | TF-IDF | ECE | TF-IDF |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for title, figures in report[name].items():
        model, tfidf, majority = figures["model"], figures["tfidf"], figures["majority"]
        f1 = [figures[rival]["f1"] if model["positives"] else None for rival in ("model", "tfidf", "majority")]
        cells = [
            title, f"{model['messages']:,}", f"{model['positives']:,}",
            _number(model["auroc"]), _number(tfidf["auroc"]),
            _number(model["auprc"]), _number(tfidf["auprc"]), _number(majority["auprc"]),
            *map(_number, f1),
            _number(model["false_positive_rate"]), _number(tfidf["false_positive_rate"]),
            _number(model["recall_at_fpr_1"]), _number(tfidf["recall_at_fpr_1"]),
            _number(model["ece"]), _number(tfidf["ece"]),
        ]  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    worse = report["not_better_than_tfidf"][name]
    lines += ["", f"Not ranked better than by TF-IDF: {', '.join(worse) or 'no slice'}."]
    return "\n".join(lines)


def _pairs(report: Mapping[str, Any], name: str) -> str:
    lines = [
        f"## Minimal pairs of our own examples, {name}",
        "",
        "One message bullies, the other is safe, and few words, or only the messages before them, differ. Both right: at the",
        f"threshold of *{report['default_policy']}*; ranked: the bullying one scores higher, by chance 0.5.",
        "",
        "| pairs | number | both right | TF-IDF | ranked | TF-IDF |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for title, model in report["pairs"][name]["model"].items():
        tfidf = report["pairs"][name]["tfidf"][title]
        shares = (model["both_right"], tfidf["both_right"], model["ranked"], tfidf["ranked"])
        lines.append(f"| {title} | {model['pairs']} | {' | '.join(map(_number, shares))} |")
    return "\n".join(lines)


def _official(report: Mapping[str, Any]) -> str:
    lines = [
        "## On the official tests of the public sets",
        "",
        "Not one of their texts, near duplicates, pairs or conversations was trained on. These sets mean offence or hate, not",
        "bullying: the figures rank models, they are not product figures. The threshold of each is the one of the best macro-F1",
        "on the same set's validation rows, by its own labels.",
        "",
        "| test | messages | accuracy | TF-IDF | majority | macro-F1 | TF-IDF | majority | F1 | recall | AUROC | TF-IDF |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for title, held in report["official"].items():
        model, tfidf, majority = held["model"], held["tfidf"], held["majority"]
        cells = [
            title, f"{model['messages']:,}",
            _number(model["accuracy"]), _number(tfidf["accuracy"]), _number(majority["accuracy"]),
            _number(model["macro_f1"]), _number(tfidf["macro_f1"]), _number(majority["macro_f1"]),
            _number(model["f1"]), _number(model["recall"]), _number(model["auroc"]), _number(tfidf["auroc"]),
        ]  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _points(report: Mapping[str, Any]) -> str:
    lines = [
        "## Operating points",
        "",
        f"Rates are of natural chat without abuse ({', '.join(report['benign'])}), chosen on validation and frozen. Outside the review",
        f"band at most {report['review_error']:.0%} of either verdict was wrong on validation, at its share of bullying.",
        "",
        "| policy | threshold | review band | false positives, validation | false positives, test | recall, validation | recall, test |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, point in report["policies"].items():
        low, high = point["review"]
        cells = [name, f"{point['bullying']:.3f}", f"{low:.3f}–{high:.3f}"]
        cells += [f"{point['false_positives'][part]:.2%}" for part in SETS] + [f"{point['recall'][part]:.1%}" for part in SETS]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _export(report: Mapping[str, Any]) -> str:
    export = report["export"]
    return f"""## The int8 network against the torch network

On {export["messages"]:,} validation messages {export["flipped"]:.2%} of the verdicts at *{report["default_policy"]}* differ
(gate: {export["gates"]["flipped"]:.2%}); scores differ by {export["drift"]:.4f} on average (gate: {export["gates"]["drift"]:.4f}),
{export["largest"]:.3f} at most."""


def _data(report: Mapping[str, Any]) -> str:
    lines = [
        "## Data",
        "",
        "| source | licence | terms | rows of train | drawn an epoch | validation | test |",
        "|---|---|---|---:|---:|---:|---:|",
    ]
    for name, source in report["data"].items():
        counts = (f"{source['rows'][side]:,}" for side in ("train", "epoch", "validation", "test"))
        lines.append(f"| {name} | {source['licence']} | {source['terms']} | {' | '.join(counts)} |")
    dropped = "; ".join(f"{reason}: {count:,}" for reason, count in sorted(report["dropped"].items()))
    lines += ["", f"Left out: {dropped}. Files and SHA-256 of each source are in `report.json`."]
    return "\n".join(lines)


def _limits(report: Mapping[str, Any]) -> str:
    unjudged = [kind for kind, count in report["kinds_taught"].items() if kind not in report["kinds"]]
    lines = [
        "## Limits",
        "",
        '- Public data teaches words better than intent: counter-speech, quoted abuse and negation ("you\'re not stupid") are often',
        "  called bullying, and malice without bad words is often missed.",
        "- Some of the data allows research only: whoever ships a model that has seen it must look at the table above.",
        "- Not for decisions without a person, and not for people in need: a cry for help is not bullying.",
    ]
    if unjudged:
        lines.append(f"- Not judged, since too few examples teach them: {', '.join(unjudged)}.")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
