"""Answer, abstain or clarify: on a small content where each can be foreseen, and on the real one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.knowledge.answering import LONGEST, Knowledge
from assistant.knowledge.reader import regulation


def cites(knowledge: Knowledge, question: str, *context: str) -> list[str]:
    return [str(c) for c in knowledge.ask(question, context).citations]


class TestSmallContent:
    def test_a_question_in_other_words_finds_its_card(self, small: Knowledge) -> None:
        answer = small.ask("首席质量官的毕业证要什么样的？")
        assert [str(c) for c in answer.citations] == ["第五条第（三）项"]
        assert answer.lead.startswith("有一样就够")
        assert [(m.query, m.term) for m in answer.matched] == [("毕业证", "大专（含）以上学历")]
        assert [n.flow for n in answer.next] == ["candidate"]
        assert answer.questions[0] == "要干几年？"

    def test_quotes_are_verbatim_with_their_lead_in(self, small: Knowledge) -> None:
        (quote,) = small.ask("要什么学历").quotes
        provision = regulation()["第五条第（三）项"]
        assert (quote.text, quote.lead_in) == (provision.text, provision.lead_in)

    def test_an_amount_the_text_lacks_is_not_answered_by_the_nearest_card(self, small: Knowledge) -> None:
        answer = small.ask("津贴发多少钱？")
        assert (answer.outcome, answer.abstain) == ("abstain", "not_settled")
        assert answer.lead.startswith("本办法没有规定具体金额")
        assert [str(c) for c in answer.related] == ["第十三条第（一）项"]
        assert answer.citations == ()

    def test_a_card_that_abstains_points_to_the_nearest_clause(self, small: Knowledge) -> None:
        answer = small.ask("首席质量官的任期是多久")
        assert (answer.outcome, answer.abstain) == ("abstain", "not_settled")
        assert answer.lead.startswith("本办法没有规定任期。")
        assert answer.lead.endswith("市场监督管理部门询问。")
        assert [str(c) for c in answer.related] == ["第十条第一款"]

    def test_a_false_premise_is_repaired_first(self, small: Knowledge) -> None:
        answer = small.ask("既然学历必须本科，那怎么办")
        assert answer.corrects == "必须是本科"
        assert small.ask("学历必须本科吗").corrects is None
        assert answer.lead.startswith("要求的是大专")
        assert small.ask("学历不是必须本科吧").corrects is None

    def test_two_questions_are_answered_one_after_the_other(self, small: Knowledge) -> None:
        answer = small.ask("文凭有什么要求？要干几年质量？")
        assert [str(c) for c in answer.citations] == ["第五条第（三）项", "第五条第（二）项"]
        assert "大专" in answer.lead
        assert "3年" in answer.lead

    def test_several_open_questions_are_each_said_to_be_open(self, small: Knowledge) -> None:
        answer = small.ask("请教两个问题：首席质量官的任期是多久？津贴发多少钱？")
        assert (answer.outcome, answer.abstain, answer.citations) == ("abstain", "not_settled", ())
        assert "没有规定任期" in answer.lead
        assert "没有规定具体金额" in answer.lead
        assert answer.lead.count("询问") == 1
        assert [str(c) for c in answer.related] == ["第十条第一款", "第十三条第（一）项"]

    def test_a_follow_up_inherits_its_topic(self, small: Knowledge) -> None:
        answer = small.ask("一个月多少钱？", ["有没有津贴"])
        assert (answer.outcome, [str(c) for c in answer.related]) == ("abstain", ["第十三条第（一）项"])


@pytest.mark.parametrize(
    ("question", "cite"),
    [
        ("副总能当首席质量官吗", "第五条"),
        ("文凭有什么要求", "第五条第（三）项"),
        ("质量管理要干满几年", "第五条第（二）项"),
        ("吃过供应商回扣的人还能当吗", "第六条第（二）项"),
        ("結業證書由誰發", "第九条"),
        ("教才和师姿由谁来统一", "第七条"),
        ("公司必须设首席质量官吗", "第四条"),
        ("首席质量官有哪些职责", "第十一条"),
        ("岗位津贴是必须给的吗", "第十三条第（一）项"),
        ("市场监管局能直接撤掉首席质量官吗", "第十五条"),
        ("申报政府质量奖要先有首席质量官制度吗", "第十九条"),
        ("What is a Chief Quality Officer?", "第二条"),
        ("首席质量官是什么", "第二条"),
        ("第10条第2款怎么规定的", "第十条第二款"),
        ("11条3项", "第十一条第（三）项"),
        ("2020年把旧的第七条调到第几条了？", "通知第四项"),
        ("第四条2020年改了什么", "通知第二项"),
        ("2020年对任职条件那一条改了什么", "通知第三项"),
    ],
)
def test_questions_are_answered_by_the_right_clause_first(knowledge: Knowledge, question: str, cite: str) -> None:
    assert cites(knowledge, question)[:1] == [cite]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("首席质量官任期多久", "not_settled"),
        ("岗位津贴每月发多少钱", "not_settled"),
        ("一家公司最多几个首席质量官", "not_settled"),
        ("第十条里人才库多久能办好", "not_settled"),
        ("2011年版第七条的原文是怎么写的", "not_settled"),
        ("第十二条第九项", "no_such_clause"),
        ("第三十条讲什么", "no_such_clause"),
        ("苏州市的首席质量官管理办法怎么规定的", "other_law"),
        ("首席数据官的任职条件是什么", "other_law"),
        ("帮我写一首诗", "off_topic"),
    ],
)
def test_what_the_text_does_not_hold_is_abstained_from(knowledge: Knowledge, question: str, reason: str) -> None:
    answer = knowledge.ask(question)
    assert (answer.outcome, answer.abstain) == ("abstain", reason)
    assert answer.citations == ()
    assert answer.lead


@pytest.mark.parametrize(
    "question", ["南通明天会下雨吗", "离婚需要什么手续", "How do I cook rice?", "员工休产假有多少天"]
)
def test_other_subjects_are_not_answered(knowledge: Knowledge, question: str) -> None:
    assert knowledge.ask(question).outcome == "abstain"


@pytest.mark.parametrize(
    "statement",
    [
        "办法没有规定必须本科",
        "没有哪条说津贴必须给",
        "没有任何一条规定津贴必须给",
        "没有明确规定企业一定要发岗位津贴",
        "学历不是必须本科",
        "自考也认",
        "按办法企业不是必须设",
        "民营企业也能设",
        "首席质量官可以参加例会",
        "国家没有规定每家企业都必须设首席质量官",
        "津贴可以给",
        "企业可以设首席质量官",
        pytest.param("拿到证还要聘用才能入库", marks=pytest.mark.xfail(reason="as near to what is false of it")),
        "结业证由培训组织单位发",
        "国企民企都可以设",
        "纳入人才库凭聘用书",
        "市监局可以建议企业撤换",
        "培训合格才发证",
    ],
)
def test_what_is_true_is_not_corrected(knowledge: Knowledge, statement: str) -> None:
    assert knowledge.ask(f"{statement}，对吧").corrects is None


@pytest.mark.parametrize(
    ("message", "corrects", "said"),
    [
        ("首席质量官那五项职责里，管商标的是哪项？", "五项职责", "第十一条列的是六项，不是五项。"),
        ("第十三条那三项权益，剩下一项是啥？", "三项权益", "第十三条列的是四项，不是三项。"),
    ],
)
def test_items_counted_wrongly_are_set_right(knowledge: Knowledge, message: str, corrects: str, said: str) -> None:
    answer = knowledge.ask(message)
    assert answer.corrects == corrects
    assert answer.lead.startswith(said)


def test_listed_questions_are_each_answered(knowledge: Knowledge) -> None:
    answer = knowledge.ask("想弄清楚三件事：学历要什么样的、干满几年才行、结业证书谁发？")
    assert [str(c) for c in answer.citations][:3] == ["第五条第（三）项", "第五条第（二）项", "第九条"]


def test_a_clause_that_does_not_exist_says_what_does(knowledge: Knowledge) -> None:
    assert knowledge.ask("第十二条第九项").lead == "第十二条只有七项。"


@pytest.mark.parametrize("message", ["你好", "怎么办", "可以吗？", "帮我起草一份聘书", ""])
def test_what_needs_more_is_asked_back(knowledge: Knowledge, message: str) -> None:
    answer = knowledge.ask(message)
    assert (answer.outcome, answer.abstain) == ("clarify", None)
    assert answer.citations == ()


def test_an_act_names_its_flow(knowledge: Knowledge) -> None:
    assert [n.flow for n in knowledge.ask("起草聘书").next] == ["letter"]


def test_a_message_too_long_is_one_clear_line(knowledge: Knowledge) -> None:
    answer = knowledge.ask("质" * (LONGEST + 1))
    assert answer.outcome == "error"
    assert "\n" not in answer.lead


@pytest.mark.parametrize(
    "message", ["[/]", "[red]x[/red]", "\x1b[2J\x00", "？？？！！", "asdf qwer", "😀😀", "第", "（）", "0"]
)
def test_strange_input_never_raises(knowledge: Knowledge, message: str) -> None:
    assert knowledge.ask(message).outcome in ("clarify", "abstain")


def test_a_typing_error_is_said(knowledge: Knowledge) -> None:
    answer = knowledge.ask("进首席质量官人财库凭什么")
    assert "第十条第一款" in [str(c) for c in answer.citations]
    assert any("检索" in note for note in answer.notes)


@pytest.mark.parametrize(
    "message",
    [
        "不设会罚款吗",
        "收过红包的能当吗",
        "质量官考核谁来做",
        "打算聘个部长当质量官",
        "第七条现在挪到哪里去了",
        "当了能多拿点不",
        "仗着有权瞎指挥",
    ],
)
def test_what_is_written_right_is_not_taken_for_another_word(knowledge: Knowledge, message: str) -> None:
    assert not [note for note in knowledge.ask(message).notes if "检索" in note]


def test_the_same_question_gives_the_same_answer(knowledge: Knowledge) -> None:
    question = "培训完谁发证，进人才库又凭什么？"
    assert knowledge.ask(question) == knowledge.ask(question)


def test_the_contracts_object(knowledge: Knowledge) -> None:
    found = json.loads(json.dumps(knowledge.ask("文凭有什么要求").as_json("x"), ensure_ascii=False))
    assert list(found) == [
        "id", "outcome", "abstain", "lead", "corrects", "citations", "quotes", "notes", "related", "next", "questions", "matched",
    ]  # fmt: skip
    assert found["id"] == "x"
    assert found["quotes"][0].keys() == {"cite", "lead_in", "text"}
    assert found["citations"] == [quote["cite"] for quote in found["quotes"]]


class TestCompiledFile:
    def test_a_warm_start_answers_as_a_cold_one(self, tmp_path: Path, content: Path) -> None:
        def answer(cache: Path | None) -> object:
            return Knowledge(cache, cards=content / "cards", lexicon=content / "lexicon.toml").ask("要什么学历")

        assert answer(tmp_path) == answer(tmp_path) == answer(None)
        (file,) = tmp_path.glob("knowledge.compiled")
        assert file.stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("damage", [b"", b"rubbish", None])
    def test_a_damaged_file_is_built_anew(self, tmp_path: Path, content: Path, damage: bytes | None) -> None:
        def answer() -> object:
            return Knowledge(tmp_path, cards=content / "cards", lexicon=content / "lexicon.toml").ask("要什么学历")

        before = answer()
        file = tmp_path / "knowledge.compiled"
        held = file.read_bytes()
        file.write_bytes(held[:-9] + b"x" * 9 if damage is None else damage)
        assert answer() == before
        assert file.read_bytes() == held

    def test_a_cache_that_cannot_be_written_is_done_without(self, tmp_path: Path, content: Path) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("", encoding="utf-8")
        knowledge = Knowledge(blocked / "cache", cards=content / "cards", lexicon=content / "lexicon.toml")
        assert knowledge.ask("要什么学历").outcome == "answer"
