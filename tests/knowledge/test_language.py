"""Text made comparable: what is folded together, what is kept apart, and that doing it twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.knowledge.language import is_cjk, normalise, simplified


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ＣＱＯ　是什么？", "cqo 是什么?"),
        ("第５条第（三）项", "第5条第(三)项"),
        ("5①", "5(1)"),
        ("满3½年", "满3.5年"),
        ("QC小组，QC成果；质量奖！", "qc小组,qc成果;质量奖!"),
        ("《办法》、“三统一”。", "《办法》、“三统一”。"),
        ("  首席\t质量官\r\n待遇  ", "首席 质量官 待遇"),
        ("首\u200b席\u200d质\ufeff量\u00ad官\ufe0f", "首席质量官"),
        ("\u202e官量质\u202c\u2066席首\u2069", "官量质席首"),
        ("任期\x00\x07多久\x7f", "任期多久"),
        ("\ud800任期", "任期"),
        ("⽇期", "日期"),
        ("〇", "〇"),
        ("", ""),
        (" \u3000\u200b ", ""),
    ],
)
def test_one_form_for_what_means_the_same(typed: str, meant: str) -> None:
    assert normalise(typed) == meant


@pytest.mark.parametrize(
    ("traditional", "written"),
    [
        ("首席質量官擔任條件有哪些？", "首席质量官担任条件有哪些?"),
        ("副總經理能當首席質量官嗎", "副总经理能当首席质量官吗"),
        ("後續教育計畫要去哪裡報名", "后续教育计划要去哪里报名"),
        ("還要瞭解什麼、甚麼證書", "还要了解什么、什么证书"),
        ("聘用書由誰簽發，職稱證書與學歷", "聘用书由谁签发,职称证书与学历"),
        ("臺灣、香港的企業夥伴於此", "台湾、香港的企业伙伴于此"),
        ("洩露商業祕密會受處罰", "泄露商业秘密会受处罚"),
        ("從業經驗滿三年，專利、商標、獎勵", "从业经验满三年,专利、商标、奖励"),
        ("説明、啟動、税、衞生、証", "说明、启动、税、卫生、证"),
        ("市長質量獎個人獎的答覆", "市长质量奖个人奖的答复"),
    ],
)
def test_traditional_questions_become_simplified(traditional: str, written: str) -> None:
    assert normalise(traditional) == written


def test_simplified_text_is_left_alone() -> None:
    text = "著名企业显著提升，借口凭借复核回复，干部后勤里程，发展松了口气，面向台州的伙伴，一只钟表，覆盖范围"
    assert simplified(text) == text


def test_every_simplified_character_of_the_national_set_stays() -> None:
    """Save the few listed, no character of GB2312 is taken for a traditional one."""
    changed = set()
    for lead in range(0xB0, 0xF8):
        for trail in range(0xA1, 0xFF):
            char = bytes((lead, trail)).decode("gb2312", "ignore")
            if char and simplified(char) != char:
                changed.add(char)
    assert changed == set("乾夥後徵摺於菸麽")


@settings(max_examples=500, deadline=None)
@given(st.text())
def test_twice_is_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_twice_is_once_for_every_character() -> None:
    for code in range(0x30000):
        once = normalise(f"a{chr(code)}质")
        assert normalise(once) == once, hex(code)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_no_blank_but_single_ones_and_nothing_invisible(text: str) -> None:
    result = normalise(text)
    assert result == " ".join(result.split())
    assert not set(result) & set("\u200b\u200e\u202e\u2066\ufeff\x00\x1b\u00ad\ufe0f")


@pytest.mark.parametrize("char", "质量官〇㐀𠮷")
def test_chinese_characters(char: str) -> None:
    assert is_cjk(char)


@pytest.mark.parametrize("char", "a1，。、（ 　あ한①℃")
def test_other_characters(char: str) -> None:
    assert not is_cjk(char)
