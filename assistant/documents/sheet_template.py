"""The empty form for `cqo batch`: the contract's columns with drop-downs, and a sheet that says how to fill them in.

Every choice offered is one the reader of rows understands. The clauses stand verbatim, taken from the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.documents.sheet_save import save_workbook
from assistant.documents.sheet_xlsx import A4, Styles, row_height, set_up_text
from assistant.documents.writing import whole_file
from assistant.errors import InputError
from assistant.flows.batch import OPTIONAL, REQUIRED, Column
from assistant.knowledge.reader import regulation

FORM, GUIDE, CHOICES = "候选人", "填表说明", "选项"
ROWS = 1000

OFFERED: Mapping[Column, tuple[str, ...]] = {
    Column.POST: (
        "副总经理",
        "副总裁",
        "总经理助理",
        "总裁助理",
        "质量部部长",
        "质量部经理",
        "质量管理部主任",
        "质量部副部长",
        "生产部部长",
        "车间主任",
        "总经理",
    ),
    Column.EDUCATION: ("博士", "硕士", "本科", "大专", "中专", "高中", "初中"),
    Column.TITLE: ("正高级", "副高级", "中级", "初级", "无"),
    Column.BARS: (
        "否",
        "是（第一项）",
        "是（第二项）",
        "是（第三项）",
        "是（第四项）",
        "是（第五项）",
        "是",
        "不清楚",
    ),
    Column.COMMITMENT: ("是", "否", "未评"),
    Column.ABILITY: ("是", "否", "未评"),
    Column.INTEGRITY: ("是", "否", "未评"),
}
"""The choices of each drop-down; anything else may be typed as well."""

_GUIDANCE: Mapping[Column, str] = {
    Column.NAME: "一人一行；可以重名。",
    Column.POST: "现任职务，按任命文件填写；只填拟任职务的不能判断。兼任的一并写上，例如“副总经理兼质量部部长”。不清楚的可以空着。",
    Column.DEPARTMENT: "职务只写“部长”“经理”“主任”的，要靠这一栏判断是不是质量管理部门。",
    Column.YEARS: "例如 3、2年11个月、36个月，或者起始年月 2021-03。只算从事质量管理工作的时间，不是工龄；满3年的算。",
    Column.EDUCATION: "已毕业的最高学历。在读、结业、肄业的请照写，例如“本科在读”。",
    Column.TITLE: "专业技术职称的级别或者名称，例如“工程师”。学历和职称有一样够条件即可。",
    Column.BARS: "填“否”表示五项都没有；有的写明是哪一项，例如“是（第三项）”。没有结论的填“不清楚”，不要填“是”，也不要填“否”。",
    Column.REMARK: "其他要说明的话，像平常说话一样写。与前面各栏不一致的，程序按待核实处理；写明有第六条情形的，以备注为准。不要写案情细节。",
    Column.COMMITMENT: "企业对第五条第（一）项的书面评价：是、否、未评。",
    Column.ABILITY: "企业对第五条第（二）项中能力和实践经验的书面评价：是、否、未评。",
    Column.INTEGRITY: "企业对第五条第（四）项的书面评价：是、否、未评。",
}
_WIDTHS: Mapping[Column, int] = {
    Column.NAME: 12,
    Column.POST: 22,
    Column.REMARK: 40,
    Column.BARS: 20,
    Column.YEARS: 18,
}

_GUIDE_WIDTHS = (22, 12, 90)


def write_template(path: Path) -> None:
    """Write the form. Raises InputError where it cannot be written, or where a form may be filled in already."""
    if path.suffix.lower() != ".xlsx":
        raise InputError(f"空表要写成 .xlsx，请把“{path.name}”改成 .xlsx 结尾。")
    if path.is_file() and path.stat().st_size:
        raise InputError(f"文件“{path.name}”已经有了，为了不盖掉填好的内容，请换一个文件名。")
    from openpyxl import Workbook

    with whole_file(path) as temporary:
        book = Workbook()
        form = book.active
        form.title = FORM
        _form(form)
        _guide(book.create_sheet(GUIDE))
        choices = book.create_sheet(CHOICES)
        choices.sheet_state = "hidden"
        _choices(choices, form)
        save_workbook(book, temporary, title="首席质量官候选人名单")


def _form(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    styles = Styles(sheet)
    for number, column in enumerate(Column, 1):
        styles.dress(sheet.cell(1, number, str(column)), "heading")
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, 15)
        # Text, so that 2021-03 and 3-5年 stay as typed.
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _choices(sheet: Any, form: Any) -> None:
    """The lists on a sheet of their own, and the drop-downs that show them."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, (column, choices) in enumerate(OFFERED.items(), 1):
        letter = get_column_letter(number)
        for row, text in enumerate((str(column), *choices), 1):
            sheet.cell(row, number, text)
        free = column in (Column.POST, Column.EDUCATION, Column.TITLE, Column.BARS)
        rule = DataValidation(
            type="list",
            formula1=f"'{CHOICES}'!${letter}$2:${letter}${len(choices) + 1}",
            allow_blank=True,
            showErrorMessage=not free,
            errorTitle="请从列表中选择",
            error="、".join(choices),
            showInputMessage=True,
            promptTitle=str(column),
            prompt=_GUIDANCE[column][:250],
        )
        place = get_column_letter(list(Column).index(column) + 1)
        rule.add(f"{place}2:{place}{ROWS + 1}")
        form.add_data_validation(rule)


def _guide(sheet: Any) -> None:
    styles = Styles(sheet)
    set_up_text(sheet, _GUIDE_WIDTHS)
    for row, (look, line) in enumerate(_guide_lines(), 1):
        sheet.row_dimensions[row].height = row_height(line, _GUIDE_WIDTHS)
        for number, text in enumerate(line, 1):
            styles.dress(sheet.cell(row, number, text), look)


def _guide_lines() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "heading", ("列", "是否必填", "怎样填")
    for column in Column:
        need = "必有" if column in REQUIRED else "选填" if column in OPTIONAL else "建议填"
        yield "plain", (column, need, _GUIDANCE[column])
    yield "plain", ("不知道的", "", "一律空着，程序按待核实处理，不会当作有，也不会当作没有。")
    yield "plain", ("填好以后", "", "运行：cqo batch 本表.xlsx --out 结果.xlsx")
    yield "plain", ("个人信息", "", "本表只在本机处理，不会发送到任何地方。")
    text = regulation()
    for article in ("第五条", "第六条"):
        yield "heading", (article, "", "条文原文")
        provision = text[article]
        yield "plain", ("", "", provision.opening)
        for item in provision.items:
            yield "plain", (str(item.cite), "", item.text)
    yield "plain", ("文本版本", "", f"{text.title}（{text.meta['version']}）")
