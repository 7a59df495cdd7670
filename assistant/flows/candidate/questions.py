"""The questions of the candidate flow, in the order a person would ask them, and which of them comes next.

Nothing is decided here: whether an answer is already fatal is asked of the rules.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from assistant.flows.candidate.facts import OTHER, OUTSIDER, QUALITY, TOP, UNSURE_GROUP, normalised, position
from assistant.flows.candidate.rules import BARS, DIPLOMA, JUDGEMENTS, NOT_SURE, TITLE, book
from assistant.flows.facts import Answers, Option, Question, Row
from assistant.flows.tri import Tri
from assistant.knowledge.citation import Citation
from assistant.knowledge.reader import regulation

STOP, GO_ON = "stop", "all"
_UNSURE = Option("unknown", "不清楚")
_POST_QUESTIONS = {TOP: "position_top", QUALITY: "position_quality", OTHER: "position_other"}
_POST_OPTIONS = {
    TOP: (
        Option("高层副职", "高层副职", "副总经理、副总裁、常务副总、分管副总"),
        Option("总经理助理", "总经理助理"),
        Option("总裁助理", "总裁助理"),
        Option("高层正职", "高层正职", "董事长、总经理、总裁、首席执行官"),
        Option(NOT_SURE, "不确定", "总工程师、质量总监、厂长助理、副董事长、党委或者工会负责人等，级别要看任命文件"),
    ),
    QUALITY: (
        Option("质量管理部门中层正职", "部门正职", "质量部、质量管理部（中心）的部长、经理、主任"),
        Option("质量管理部门副职", "部门副职", "副部长、副经理、副主任"),
        Option("普通员工", "班组长、工程师、质检员等一般岗位"),
        Option(
            NOT_SURE,
            "不确定",
            "品质部、品管部、质检部、QA/QC部等部门的负责人，以及主持工作的副职、代理负责人",
        ),
    ),
    OTHER: (
        Option("其他部门中层正职", "部门或者车间正职", "生产、技术、采购、行政等部门负责人，车间主任"),
        Option("普通员工", "副职、班组长或者一般岗位"),
        Option(NOT_SURE, "不确定"),
    ),
}


def questions() -> tuple[Question, ...]:
    """All questions. At most nine are asked of one person."""
    text = regulation()
    five = text.cite("第五条")
    one, two, three, four = (item.cite for item in text["第五条"].items)
    return (
        Question(
            "name",
            "这位人选怎么称呼？",
            "text",
            ("name",),
            (Option("skip", "不填写"),),
            why="只用作清单的抬头，不影响结论。",
            hint="可以写姓名或者简称，例如“李工”；不想写可以跳过。",
            samples=(("写了称呼", "李工"), ("不填写", "不填")),
        ),
        Question(
            "position_group",
            "这位人选现在的职务属于哪一类？",
            "choice",
            ("position_group",),
            (
                Option(TOP, "企业高层", "领导班子成员、总经理助理、总裁助理等"),
                Option(QUALITY, "质量管理部门"),
                Option(OTHER, "其他部门或者车间"),
                Option(OUTSIDER, "本企业以外的人员", "外聘顾问、咨询公司或者认证机构的人员"),
                Option(UNSURE_GROUP, "不确定"),
            ),
            why="第五条先限定了从哪些职务中聘任，职务不在范围内的，其他条件再好也不具备条件。",
            cites=(five,),
            hint="只看现任职务，不看以前的或者拟任的职务。兼任几个职务的，有一个是高层副职就选“企业高层”；总经理兼质量部门负责人的，选“不确定”。",
        ),
        *(_post_question(group, five) for group in _POST_QUESTIONS),
        Question(
            "years",
            "从事质量管理工作多少年了？",
            "years",
            ("quality_years", "quality_since"),
            (_UNSURE,),
            why="第五条第（二）项对从事质量管理工作的年限有要求，“以上”包括本数，正好3年也算。",
            cites=(two,),
            hint="写年数（3、3.5、2年11个月、36个月）或者起始年月（2021-03）。只算质量管理工作，不是工龄；单纯的检验、生产、研发经历拿不准的，写“不清楚”。",
            samples=(("满3年", "3"), ("不满3年", "2年11个月"), ("不清楚", "不清楚")),
        ),
        Question(
            "education",
            "最高学历是什么？",
            "choice",
            ("education",),
            (
                Option(
                    DIPLOMA[0], "大专及以上", "已经毕业的大专、高职、本科、硕士、博士；成人、自考、函授、开放教育都算"
                ),
                Option(DIPLOMA[1], "大专以下", "高中、中专、技校等；大专在读还没有毕业的也选这一项"),
                Option(DIPLOMA[2], "不确定", "结业、肄业、境外学历、技工院校高级工班等拿不准的"),
            ),
            why="第五条第（三）项要求学历或者职称，有一样满足就够。",
            cites=(three,),
            hint="条文没有要求全日制，也没有限定专业。",
        ),
        Question(
            "title",
            "有没有相关专业的技术职称？是哪一级？",
            "choice",
            ("title",),
            (
                Option(TITLE[0], "中级及以上", "工程师、高级工程师等"),
                Option(TITLE[1], "中级以下，或者没有", "助理工程师、技术员；内审员、黑带等证书不是职称"),
                Option(
                    TITLE[2],
                    "不确定",
                    "只有技师、高级技师等技能等级，会计、政工等其他系列的职称，或者早年的质量工程师职业资格",
                ),
            ),
            why="学历没有满足或者还不清楚时，中级以上的专业技术职称也可以满足第五条第（三）项。",
            cites=(three,),
        ),
        Question(
            "bars",
            "有没有第六条所列的下列情形？请逐项选择。",
            "block",
            BARS,
            (Option("yes", "有"), Option("no", "没有"), _UNSURE),
            tuple(
                Row(fact, rule.basis.quote.rstrip("；。;"), (rule.basis.cite,))
                for fact, rule in zip(BARS, book().bars, strict=True)
            ),
            why="有其中一项的，不得担任首席质量官，第五条的条件都满足也不行。",
            cites=(text.cite("第六条"),),
            hint="正在调查、只有传闻或者还没有结论的，选“不清楚”。只记有、没有、不清楚，不要写具体情节。",
            samples=(
                ("有一项选“有”", "1 2 2 2 2"),
                ("各项都没有", "都没有"),
                ("有不清楚的，没有选“有”的", "3 2 2 2 2"),
            ),
        ),
        Question(
            "judgements",
            "企业对下列各项的书面评价是什么？请逐项选择。",
            "block",
            ("commitment", "ability", "integrity"),
            (Option("yes", "符合"), Option("no", "不符合"), Option("unknown", "还没有评价")),
            (
                Row("commitment", book().by_id["commitment"].basis.operative, (one,)),
                Row("ability", book().by_id["ability"].basis.operative, (two,)),
                Row("integrity", book().by_id["integrity"].basis.operative, (four,)),
            ),
            why="这三项由企业自行评价，条文没有规定考试、表格或者分数，这里只记录企业的评价。",
            cites=(one, two, four),
            samples=(("各项都符合", "都符合"), ("有一项不符合", "2 1 1"), ("有还没有评价的，没有不符合的", "3 1 1")),
        ),
        Question(
            "go_on",
            "按目前所填，结论已经可以确定。要不要把其余各项查完？",
            "choice",
            ("go_on",),
            (
                Option(STOP, "到此为止", "其余各项记为未审查"),
                Option(GO_ON, "继续查完", "列出所有原因"),
            ),
            why="后面的回答不会让结论变好，但可以把不符合的原因和待核实的事项一次列全。",
        ),
    )


def _post_question(group: str, five: Citation) -> Question:
    prompts = {
        TOP: "具体是哪一种高层职务？",
        QUALITY: "在质量管理部门担任什么职务？",
        OTHER: "在其他部门或者车间担任什么职务？",
    }
    return Question(
        _POST_QUESTIONS[group],
        prompts[group],
        "choice",
        ("position",),
        _POST_OPTIONS[group],
        why="第五条规定从企业高层副职（包括总经理助理、总裁助理）或者质量管理部门的中层正职中聘任。",
        cites=(five,),
    )


def pending(answers: Answers, today: date) -> str | None:
    """The question to ask now; None when the outcome stands."""
    left = _left(answers)
    if left and is_negative(answers, today):
        if "go_on" not in answers:
            return "go_on"
        if answers["go_on"] == STOP:
            return None
    return left[0] if left else None


def _left(answers: Answers) -> list[str]:
    """Questions still to be asked, in order: the title only where the diploma does not settle 第五条第（三）项, the name
    only at the very beginning."""
    left = [] if answers else ["name"]
    group = answers.get("position_group")
    if position(answers) is None and not ("position" in answers and group is None):
        left.append(_POST_QUESTIONS.get(str(group), "position_group"))
    if "quality_years" not in answers and "quality_since" not in answers:
        left.append("years")
    if "education" not in answers and answers.get("title") != TITLE[0]:
        left.append("education")
    if "title" not in answers and answers.get("education") != DIPLOMA[0]:
        left.append("title")
    if not all(bar in answers for bar in BARS):
        left.append("bars")
    if not all(fact in answers for fact in JUDGEMENTS):
        left.append("judgements")
    return left


def is_negative(answers: Answers, today: date) -> bool:
    """Whether what is answered already excludes 可以担任."""
    facts = normalised(answers, today)
    rules = book()
    return (
        rules.barred.evaluate(facts).value is Tri.YES
        or rules.some_bar.condition.evaluate(facts).value is Tri.YES
        or rules.qualified.evaluate(facts).value is Tri.NO
    )


def situation(answers: Answers, today: date) -> Hashable:
    """What is left to ask, whether the case is lost, now and without the rows of blocks still to be asked, and what
    decides whether a title is asked for."""
    left = _left(answers)
    without = {key: value for key, value in answers.items() if key not in _ROWS_OF or _ROWS_OF[key] not in left}
    group = answers.get("position_group") if _POST_QUESTIONS.get(str(answers.get("position_group"))) in left else None
    return (
        tuple(left),
        group,
        answers.get("go_on"),
        answers.get("education", ""),
        answers.get("title", ""),
        is_negative(answers, today),
        len(without) == len(answers) or is_negative(without, today),
    )


_ROWS_OF = dict.fromkeys(BARS, "bars") | dict.fromkeys(JUDGEMENTS, "judgements")
