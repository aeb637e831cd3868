"""Lists of goods and what they are: catalogues, menus, parts, comparisons, data of models, sizes, contents of food."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpora.synthetic.web.design import WebCell, WebRow, WebTable
from corpora.synthetic.web.designs.frames import finish_list
from corpora.synthetic.web.designs.rows import head_row, row, spanning
from corpora.synthetic.web.designs.sheets import Sheet
from corpora.synthetic.web.designs.sizes import runs
from corpora.synthetic.web.designs.texts import holes, passage, pick
from corpora.synthetic.web.figures import UNITS, CodeKind, Figures, draw_code, draw_figures
from corpora.synthetic.web.words import Words

CODES: tuple[CodeKind, ...] = ("letters", "number", "id")


def catalogue(random: Random, words: Words) -> WebTable:
    """Goods with numbers of articles, sizes, quantities and prices, at times with a sum."""
    count = random.randint(4, 24)
    sheet = Sheet(random=random, words=words, count=count)
    prices = draw_figures(random, ("money", "price", "amount"), chinese=words.chinese)
    sign, code = random.choice(("×", "*", "x", " × ")), random.choice(CODES)
    sizes = [sign.join(str(random.randint(2, 180) * 10) for _ in range(random.choice((2, 3)))) for _ in range(count)]
    cost, side = sheet.say("价格|价格（元）", "Price|Prices"), sheet.side()
    units = sheet.choices("个|台|件|套|箱|把|只|盒", "pc|set|box|pack|pair")
    codes = [draw_code(random, code) for _ in range(count)]
    sheet.serial()
    sheet.add("货号|商品编码|型号", "Art. no.|Item code|SKU", codes, keep=0.6)
    sheet.add("品名|商品名称|名称", "Product|Item|Description", sheet.some("list_products"), width=2, label=0.15)
    sheet.add("规格|尺寸（mm）|规格型号", "Size (mm)|Dimensions|Spec.", sizes, keep=0.6)
    sheet.add("材质|材料", "Material", sheet.draw("list_materials"), keep=0.3)
    sheet.add("单位|计量单位", "Unit|UoM", units, keep=0.5, width=0.5)
    sheet.add("数量|库存", "Qty|Stock", Figures(kind="quantity").some(random, count), keep=0.6, align=side, width=0.6)
    sheet.add("单价|零售价", "Unit price|Retail", prices.some(random, count), align=side, over=cost)
    sheet.add("金额|批发价|会员价", "Amount|Trade|Members", prices.some(random, count), keep=0.4, align=side, over=cost)
    sheet.remarks()
    total = (sheet.say("合计|总计|合 计", "Total|Grand total"), prices.draw(random)) if sheet.chance(0.25) else ("", "")
    return sheet.table("goods", total=total, sections="list_captions_goods" if sheet.chance(0.15) else "")


def menu(random: Random, words: Words) -> WebTable:
    """Dishes or services with portions, prices and remarks, at times in two halves."""
    count, halves, several = random.randint(4, 20), random.choice((1, 1, 1, 2)), random.choice((1, 1, 2, 3))
    sheet = Sheet(random=random, words=words, count=count)
    prices = draw_figures(random, ("price", "quantity"), chinese=words.chinese)
    ending = sheet.say("|元|元/份|", "||| ea.")
    portion, remark = float(sheet.chance(0.4)), float(halves == 1 and sheet.chance(0.5))
    cost, side = sheet.say("价格|收费标准", "Price|Charges"), sheet.side()
    heads = (("小份|半份|中杯", "Small|Half"), ("大份|整份|大杯", "Large|Full"), ("套餐|加量", "Set|Extra"))
    names = sheet.some("list_dishes", count * halves)
    for half in range(halves):
        units = sheet.choices("例|份|500g|350ml|每位|每次|一客|10只", "each|250 g|0.5 l|per person|6 pcs|bowl")
        sheet.add("名称|菜品|项目", "Item|Dish|Service", names[half * count : (half + 1) * count], width=1.5)
        sheet.add("单位|规格|份量", "Portion|Unit", units, keep=portion, width=0.7)
        for zh, en in heads[:several] if several > 1 else (("价格|单价|收费", "Price|Rate"),):
            cells = [cell + ending for cell in prices.some(random, count)]
            sheet.add(zh, en, holes(random, cells, 0.05, "—"), align=side, over=cost, width=0.7)
    sheet.repeat_heads(halves)
    remarks = holes(random, sheet.texts("list_dish_remarks"), 0.2)
    sheet.add("说明|备注", "Notes|", remarks, keep=remark, width=2)
    sections = "list_captions_goods" if halves == 1 and sheet.chance(0.1) else ""
    return sheet.table("goods", sections=sections, headless=0.35 if several == 1 else 0.0)


def parts(random: Random, words: Words) -> WebTable:
    """Parts of a machine with numbers on the drawing, standards, materials and weights."""
    count = random.randint(5, 25)
    sheet = Sheet(random=random, words=words, count=count)
    blank = random.choice(("", "—"))
    weights = Figures(kind="amount", digits=2, decimals=random.randint(1, 3), blanks=0.1, blank=blank)
    mass = sheet.say("质量（kg）|重量/kg", "Mass (kg)|Weight")
    codes = [draw_code(random, "standard" if sheet.chance(0.5) else "letters") for _ in range(count)]
    sizes = [f"M{random.choice((4, 6, 8, 10, 12))}×{random.randint(8, 80)}" for _ in range(count)]
    sheet.serial(keep=0.9)
    sheet.add("图号|代号|标准号", "Drawing no.|Part no.|Standard", codes, keep=0.8, width=1.5)
    sheet.add("名称|零件名称", "Part|Designation", sheet.some("list_parts"), width=1.5, label=0.1)
    sheet.add("规格", "Size|Type", sizes, keep=0.4)
    sheet.add("数量|件数", "Qty|Pcs", Figures(kind="quantity").some(random, count), width=0.5)
    sheet.add("材料|材质", "Material", holes(random, sheet.draw("list_materials"), 0.1), keep=0.7)
    sheet.add("单件", "Each|Single", weights.some(random, count), keep=0.5, over=mass, width=0.7)
    sheet.add("总计|合计", "All|Total", weights.some(random, count), keep=0.5, over=mass, width=0.7)
    sheet.remarks(keep=0.6)
    return sheet.table("goods")


def comparison(random: Random, words: Words) -> WebTable:
    """What several products or plans offer, with ticks and crosses."""
    count, many = random.randint(4, 18), random.randint(2, 6)
    sheet = Sheet(random=random, words=words, count=count)
    yes, no = random.choice(
        (("✓", "✗"), ("√", "×"), ("●", "○"), ("●", "—"), ("✔", ""), ("Y", "N"), ("是", "否"), ("○", "-"))
    )
    if not words.chinese and yes == "是":
        yes, no = "Yes", "No"
    sizes = runs(random, count) if sheet.chance(0.3) else [1] * count
    extra = [*sheet.choices("可选|选配|限10个|另付费|不限", "Optional|Extra|Up to 10|Unlimited"), "*", "△", "◎"]
    groups = sheet.some("list_captions_goods", len(sizes))
    over = sheet.say("版本|产品|方案|套餐", "Plan|Product|Edition")
    sheet.serial(keep=0.2)
    sheet.add("类别|分类", "Group|Category", groups, keep=float(len(sizes) < count), runs=sizes, label=0.5)
    sheet.add("功能|项目|对比项||配置", "Feature||Item|Compare", sheet.some("list_features"), width=2, label=0.4)
    over_share = sheet.chance(0.3)
    for name in sheet.some("list_plans", many):
        cells = [random.choices((yes, no, random.choice(extra)), (6, 4, 0.8))[0] for _ in range(count)]
        sheet.add(name, name, cells, align=random.choice(("", "center")), over=over if over_share else "")
    sections = "list_captions_goods" if len(sizes) == count and sheet.chance(0.3) else ""
    return sheet.table("goods", sections=sections)


def specification(random: Random, words: Words) -> WebTable:
    """Names and values side by side in one to three pairs of columns, some rows with one long value."""
    pairs, count = random.choice((1, 2, 2, 3)), random.randint(3, 14)
    labelled, bold = random.random() < 0.5, random.random() < 0.2
    names = words.some(random, random.choice(("list_features", "list_terms", "list_parts")), count * pairs)
    rows: list[WebRow] = []
    for line in range(count):
        if random.random() < 0.12:
            rows.append(spanning(words.one(random, "list_captions_goods"), 2 * pairs, "section", bold=bold))
        wide = pairs > 1 and random.random() < 0.2
        cells: list[WebCell] = []
        for name in names[line * pairs : line * pairs + (1 if wide else pairs)]:
            value = passage(random, words, "list_meanings") if wide else _value(random, words)
            cells.append(WebCell(text=name, header=labelled, bold=bold))
            cells.append(WebCell(text=value, across=2 * pairs - 1 if wide else 1))
        rows.append(row(cells))
    widths = (1.0, random.uniform(1, 3)) * pairs if random.random() < 0.5 else ()
    return finish_list(random, words, rows, "goods", widths=widths)


def _value(random: Random, words: Words) -> str:
    """What a specification says of one thing."""
    if random.random() < 0.5:
        return draw_figures(random, ("measure", "range", "bound", "quantity"), chinese=words.chinese).draw(random)
    kinds = ("list_materials", "list_materials", "list_remarks", "list_plans", "list_dish_remarks")
    return words.one(random, random.choice(kinds))


def models(random: Random, words: Words) -> WebTable:
    """Data of several models; where neighbours agree, one cell spans them."""
    count, many = random.randint(4, 14), random.randint(2, 6)
    names = [draw_code(random, "letters") for _ in range(many)]
    lead = pick(random, words, "参数|项目|型号|", "Parameter|Model|Item|")
    with_units, merge, labelled = random.random() < 0.4, random.random() < 0.7, random.random() < 0.4
    unit_head = [pick(random, words, "单位", "Unit")] if with_units else []
    rows = [head_row([lead, *unit_head, *names])]
    for name in words.some(random, "list_terms", count):
        figures = draw_figures(random, ("count", "range", "amount", "measure"), chinese=words.chinese)
        unit = (WebCell(text=random.choice(UNITS)),) if with_units else ()
        sizes = runs(random, many, random.choice((1, many))) if merge else [1] * many
        cells = [WebCell(text=figures.draw(random), across=size, align="center" if size > 1 else "") for size in sizes]
        rows.append(row([WebCell(text=name, header=labelled), *unit, *cells]))
    return finish_list(random, words, rows, "goods")


def sizes_chart(random: Random, words: Words) -> WebTable:
    """Sizes of clothes or things by measures, either way round."""
    codes = random.choice((("XS", "S", "M", "L", "XL", "XXL", "3XL", "4XL"), tuple(str(size) for size in range(34, 48)),
                           tuple(f"{size}/{size // 2 + 4}A" for size in range(150, 195, 5))))  # fmt: skip
    codes = codes[: random.randint(4, 8)]
    names = words.some(random, "list_measures", random.randint(2, 7))
    ranged, step = random.random() < 0.3, random.choice((1, 1.5, 2, 4))
    rows = []
    for _ in names:
        low = random.randint(20, 110)
        values = [f"{low + step * at:g}" + (f"–{low + step * at + 3:g}" if ranged else "") for at in range(len(codes))]
        rows.append(values)
    corner = pick(random, words, "尺码|规格|尺码＼部位|", "Size|| Size (cm)|")
    labelled = random.random() < 0.5
    if random.random() < 0.5:
        lead, tops, grid = codes, names, [list(line) for line in zip(*rows, strict=True)]
    else:
        lead, tops, grid = tuple(names), list(codes), rows
    lines = [
        row([WebCell(text=name, header=labelled), *(WebCell(text=value) for value in line)])
        for name, line in zip(lead, grid, strict=True)
    ]
    unit = pick(random, words, "单位：cm|单位：厘米|", "cm|in|")
    return finish_list(random, words, [head_row([corner, *tops]), *lines], "plans", unit=unit)


def nutrition(random: Random, words: Words) -> WebTable:
    """What food contains in a hundred grams, a portion, and as a share of a day's need."""
    sheet = Sheet(random=random, words=words, count=random.randint(4, 14))
    names, indented = sheet.some("list_nutrients"), sheet.chance(0.3)
    portion = float(sheet.chance(0.5))
    units = [random.choice(("g", "g", "mg", "μg", "kJ")) for _ in names]
    gap, places = random.choice(("", " ")), random.choice((0, 1, 1, 2))
    per = [[f"{random.uniform(0, 60):.{places}f}{gap}{unit}" for unit in units] for _ in range(2)]
    shares = [f"{random.randint(0, 60)}%" for _ in names]
    sheet.add("项目|营养成分", "|Typical values|Nutrient", names, width=1.6, label=0.3)
    sheet.add("每100克|每100g|每100mL", "Per 100 g|100 g", per[0], align=sheet.side())
    sheet.add("每份（25g）|每份", "Per portion|Per serving", per[1], keep=portion, align=sheet.side())
    sheet.add("NRV%|营养素参考值%", "% RI*|% DV", holes(random, shares, 0.1, "—"), keep=0.7, align=sheet.side())
    drawn = sheet.table("plans")
    if not indented:
        return drawn
    rows = [
        _set_in(row) if number > 1 and row.role == "body" and random.random() < 0.35 else row
        for number, row in enumerate(drawn.rows)
    ]
    return replace(drawn, rows=tuple(rows))


def _set_in(row: WebRow) -> WebRow:
    """The row with its first cell set in."""
    return replace(row, cells=(replace(row.cells[0], indent=1), *row.cells[1:]))
