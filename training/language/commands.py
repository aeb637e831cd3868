"""`gouji train language`: pretraining and fine-tuning of the encoder."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from training.language.entity_scores import COLUMNS as ENTITY_COLUMNS
from training.language.entity_scores import score_rows
from training.language.sentences import DataFormat, read_sentences
from training.metrics.layout import aligned

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group("language", help="训练中文编码器及其任务。")
def language() -> None:
    """What reads prose."""


@language.command("pretrain", help="用法规与生成的正文预训练编码器；同一文件夹再次运行即接着训练。")
@click.option("--run", "run_file", type=_FILE, required=True, help="训练设置（YAML）。")
@click.option("--laws", type=_FILE, required=True, help="法规文本，各篇以 U+001E 分隔，可为 .xz。")
@click.option("--out", type=_FOLDER, required=True, help="输出文件夹。")
def pretrain(run_file: Path, laws: Path, out: Path) -> int:
    """Pretrains, and says where the encoder is."""
    # torch takes seconds to load: not for those who only ask for help.
    from training.language.pretrain import LAST
    from training.language.pretrain import pretrain as train
    from training.language.pretrain_run import read_pretrain_run

    train(read_pretrain_run(run_file), laws=laws, out=out)
    click.echo(out / LAST, err=True)
    return 0


@language.command("ner", help="在公开的命名实体数据上微调编码器（或从零训练），得分取自留出的一成。")
@click.option("--run", "run_file", type=_FILE, required=True, help="训练设置（YAML）。")
@click.option("--data", type=_FILE, required=True, multiple=True, help="训练集，可重复。")
@click.option("--format", "form", type=click.Choice(["cluener", "bmes"]), required=True, help="训练集的格式。")
@click.option("--encoder", help="编码器所在的文件夹，或 Hugging Face 上的名称。")
@click.option("--scratch", is_flag=True, help="不用预训练，从零训练。")
@click.option("--test", "tests", type=_FILE, multiple=True, help="训练结束后另行评分的文件，不参与训练与选择。")
@click.option("--out", type=_FOLDER, required=True, help="输出文件夹。")
def ner(
    run_file: Path, data: tuple[Path, ...], form: DataFormat, encoder: str | None, scratch: bool,
    tests: tuple[Path, ...], out: Path,
) -> int:  # fmt: skip
    """Fine-tunes, and prints the scores by label: on the held tenth, then on each file of `--test`."""
    if (encoder is None) != scratch:
        raise click.UsageError("--encoder 与 --scratch 须给出且只给出一个。")
    from training.language.named_entities import find_named_entities, read_entities
    from training.language.named_entities_run import read_named_entities_run

    sentences = [sentence for path in data for sentence in read_sentences(path, form=form)]
    best = find_named_entities(read_named_entities_run(run_file), sentences, encoder=encoder, out=out)
    click.echo(aligned(ENTITY_COLUMNS, score_rows(best.scores)))
    for path in tests:
        scores = read_entities(best.model, read_sentences(path, form=form), best.tags, best.tokens)
        click.echo(f"\n{path.name}\n{aligned(ENTITY_COLUMNS, score_rows(scores))}")
    return 0


@language.command("claims", help="训练读断言的网络；同一文件夹再次运行即接着训练，训完写出权重。")
@click.option("--run", "run_file", type=_FILE, required=True, help="训练设置（YAML）。")
@click.option("--encoder", help="预训练编码器所在的文件夹或 Hugging Face 上的名称；不给则从零训练。")
@click.option(
    "--weights",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="从该文件夹中已训练的网络接着训练，代替 --encoder。",
)
@click.option(
    "--from",
    "labelled",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="标注集（gouji label 的输出）所在的文件夹，与生成的正文一同学习。",
)
@click.option(
    "--true",
    "true_prose",
    type=_FILE,
    multiple=True,
    help="正文属实的手写陈述或年报（YAML），可重复：表格证实的断言为正例，对不上的视为另有所指。",
)
@click.option("--out", type=_FOLDER, required=True, help="输出文件夹，权重写入其中的 weights。")
def claims(
    run_file: Path, encoder: str | None, weights: Path | None, labelled: Path | None, true_prose: tuple[Path, ...],
    out: Path,
) -> int:  # fmt: skip
    """Trains, calibrates on split dev, and says where the weights are."""
    if encoder is not None and weights is not None:
        raise click.UsageError("--encoder 与 --weights 只能给出一个。")
    from training.language.claims_run import read_run
    from training.language.export_claims import write_weights
    from training.language.labelled_set import read_set
    from training.language.train_claims import start, train_claims
    from training.language.true_claims import true_claims

    run = read_run(run_file)
    taught = read_set(labelled) if labelled is not None else ()
    true = true_claims(true_prose, kept=out / "true-claims.json")
    network, tokens = start(run, encoder, network=weights)
    trained, steps = train_claims(run, network=network, tokens=tokens, out=out, taught=taught, true=true)
    write_weights(trained, out / "weights", tokens=tokens, run=run, steps=steps, encoder=encoder or "")
    click.echo(out / "weights", err=True)
    return 0


@language.command("formula-examples", help="从正文属实的年报中生成算式样本：算得通的为正例，算不通的抽取一部分为反例。")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--written",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="手写年报文件（YAML），或其所在的文件夹（取其中的 reports*.yaml）；可重复。",
)
@click.option("--drawn", type=click.IntRange(min=0), default=0, show_default=True, help="另外生成的年报份数。")
@click.option("--seed", type=int, default=0, show_default=True, help="随机种子；相同则样本相同。")
def formula_examples(out: Path, written: tuple[Path, ...], drawn: int, seed: int) -> int:
    """Writes the examples, and says how many there are."""
    files = [path for given in written for path in (sorted(given.glob("reports*.yaml")) if given.is_dir() else [given])]
    if not files and not drawn:
        raise click.UsageError("--written（其中须有文件）与 --drawn 至少给出一个。")
    from models.language.encoder.characters import standard_tokens
    from training.language.formula_examples import write_examples
    from training.language.true_passages import drawn_passages, passages_by_hand

    passages = chain(
        (passage for path in files for passage in passages_by_hand(path)), drawn_passages(drawn, seed=seed)
    )  # fmt: skip
    out.parent.mkdir(parents=True, exist_ok=True)
    told = write_examples(out, passages, standard_tokens(), seed=seed)
    click.echo(
        f"{out}：{told.documents} 份文件，{told.passages} 段，算得通 {told.coming_out}，算不通 {told.others}", err=True
    )
    return 0


@language.command("formulas", help="训练识别算式的网络；同一文件夹再次运行即接着训练，训完写出权重。")
@click.option("--run", "run_file", type=_FILE, required=True, help="训练设置（YAML）。")
@click.option("--examples", type=_FILE, required=True, help="样本，见 gouji train language formula-examples。")
@click.option(
    "--encoder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="读断言的网络的权重所在的文件夹，取其中的编码器。",
)
@click.option("--out", type=_FOLDER, required=True, help="输出文件夹，权重写入其中的 weights。")
def formulas(run_file: Path, examples: Path, encoder: Path, out: Path) -> int:
    """Trains, and says where the weights are."""
    from models.language.formulas.export import export
    from training.language.formula_batches import read_examples
    from training.language.formulas_run import read_formulas_run
    from training.language.train_formulas import start, train_formulas

    run = read_formulas_run(run_file)
    network, tokens = start(run, encoder)
    trained, steps = train_formulas(run, read_examples(examples, tokens), network=network, tokens=tokens, out=out)
    export(trained, out / "weights", tokens=tokens, facts={"run": run.name, "seed": run.seed, "steps": steps})
    click.echo(out / "weights", err=True)
    return 0
