"""Mistyped terms are understood, and words that are right are never touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.knowledge.fuzzy import Rescue, TermRescue, rescued
from assistant.knowledge.language import normalise
from assistant.knowledge.segmenter import Segmenter

REGULATION = (Path(__file__).parents[1] / "data" / "seed.txt").read_text(encoding="utf-8")

TERM_LIST = (
    "首席质量官 首席质量官制度 首席质量官人才库 人才库 市场监督管理部门 市场监督管理局 高层副职 中层正职 总经理助理 "
    "总裁助理 副总 副职 正职 质量管理部门 质量管理工作 专业技术职称 中级职称 职称 大专 学历 不得担任 不得 情形 "
    "基本条件 任职条件 条件 刑事处罚 重大失误 不正当利益 滥用职权 企业秘密 商业秘密 保密 三统一 外培 培训 教材 师资 "
    "培训计划 结业证书 培训结业证书 考核 考核合格 聘用书 聘书 任命文件 授权书 选聘任用机制 继续教育 一票否决 质量奖 "
    "政府质量奖 市长质量奖 个人奖 申报 标杆比对 质量攻关 质量改进 合理化建议 建议 满意度 权限 职责 在制品 产成品 原材料 "
    "总经理例会 竞岗 岗位津贴 津贴 待遇 经费使用权 行为规范 利益冲突 回避 公益活动 知情不报 虚假报告 风险隐患 解除聘任 "
    "社会责任 考核评价机制 传帮带 围炉会 质量月 必要条件 实践 部门 主管部门 报告 联盟 品牌 商标 专利 供应商 投诉 信用 "
    "质量战略 质量文化 年度质量计划"
)
TERMS = tuple(TERM_LIST.split())

SEGMENTER = Segmenter(TERMS, None)
RESCUE = TermRescue(TERMS)


def find(question: str) -> list[tuple[str, str]]:
    tokens = SEGMENTER.cut(normalise(question))
    return [(rescue.query, rescue.term) for rescue in RESCUE.find(tokens, SEGMENTER.knows)]


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("首席质量官的任值条件", [("任值条件", "任职条件")]),
        ("必需是大砖毕业吗", [("大砖", "大专")]),
        ("那些情型不的担任", [("情型", "情形"), ("不的担任", "不得担任")]),
        ("教才和师姿由谁统一", [("教才", "教材"), ("师姿", "师资")]),
        ("人财库怎么进", [("人财库", "人才库")]),
        ("首席质量官人财库", [("首席质量官人财库", "首席质量官人才库")]),
        ("生产的富职可以吗", [("富职", "副职")]),
        ("能享受高层富职待遇吗", [("高层富职", "高层副职")]),
        ("申抱质量讲有什么要求", [("申抱", "申报"), ("质量讲", "质量奖")]),
        ("归哪个部们管", [("部们", "部门")]),
        ("什么时候可以建意", [("建意", "建议")]),
        ("合理化建意怎么提", [("合理化建意", "合理化建议")]),
        ("聘用数怎么写", [("聘用数", "聘用书")]),
        ("任名文件谁发", [("任名文件", "任命文件")]),
        ("岗味津帖多少", [("岗味津帖", "岗位津贴")]),
        ("一票否绝怎么用", [("一票否绝", "一票否决")]),
        ("传邦带是什么", [("传邦带", "传帮带")]),
        ("知情不抱会怎样", [("知情不抱", "知情不报")]),
        ("竟岗怎么组织", [("竟岗", "竞岗")]),
        ("继续叫育几次", [("继续叫育", "继续教育")]),
        ("大壮学历行吗", [("大壮", "大专")]),
        ("首席质官有什么用", [("首席质官", "首席质量官")]),
        ("专业技职称", [("专业技职称", "专业技术职称")]),
        ("外陪，尚标", [("外陪", "外培"), ("尚标", "商标")]),
        ("首席質諒官是什么", [("首席质谅官", "首席质量官")]),
    ],
)
def test_understood(question: str, understood: list[tuple[str, str]]) -> None:
    assert find(question) == understood


# Right as they stand, however near they sound or look to a term.
ORDINARY = """必需是本科吗 | 必须要有证书吗 | 时间多长 | 时间不够怎么办 | 形式有要求吗 | 形式不限吗 | 权利有哪些 | 支撑材料要吗
指称谁 | 清醒一点 | 公正吗 | 公证一下 | 治疗费报销吗 | 只能一个人吗 | 只有副总可以吗 | 质量将如何提升 | 质量讲师有证吗 | 把好质量关
质量管什么 | 质量管理怎么抓 | 质量检验算吗 | 质量部归谁 | 质量差怎么办 | 质量员能当吗 | 质量总监可以吗 | 产品质量降低了
首席执行官是谁 | 首席数据官呢 | 首席技术官可以兼吗 | 首席官 | 高层正职行吗 | 中层副职行吗 | 基层员工行吗 | 生产部副部长 | 董事长助理
厂长助理可以吗 | 经理助理算不算 | 副总经理助理 | 高级职称可以 | 初级职称呢 | 毕业证书丢了 | 资格证书 | 获奖证书 | 岗位补贴 | 岗位工资
年终奖 | 个人的意见 | 个人讲话 | 市长讲话 | 满意的答复 | 满意吗 | 人才市场 | 人才引进 | 图书馆在哪 | 大赚一笔 | 打转 | 大转弯
干满一年 | 满一周岁 | 报名费多少 | 保命 | 他不的 | 我的部门 | 不是的 | 不得不去 | 要不得 | 得了吧 | 教材费谁出 | 有教无类 | 才能不够
建议一下 | 简易程序 | 检疫证明 | 在职证明 | 再制造 | 在职品质经理 | 成品库 | 半成品 | 原材 | 原料 | 授权人 | 首权 | 收全了吗 | 守全
品牌建设 | 拼盘 | 商标局 | 公司投诉 | 偷塑 | 信用卡 | 新用户 | 培训班 | 陪训练 | 会比较难吗 | 回笔记 | 市场监督管理所
市场监管局电话 | 市场部 | 监督电话 | 管理部门 | 质量管理部 | 质量管理科 | 劳动合同怎么签 | 试用期多久 | 五险一金 | 社保断缴 | 加班费
年休假几天 | 离婚后能当吗 | 孩子上学 | 天气怎么样 | 今天星期几 | 你好 | 谢谢 | 再见 | 你是谁 | 会说英语吗 | 退休返聘 | 外籍人员
党员优先吗 | 年龄限制 | 男女不限 | 户口要求 | 身体健康 | 兼职可以吗 | 借调人员 | 劳务派遣 | 法人代表 | 实际控制人 | 家族企业
民营企业 | 国有企业 | 外资 | 个体户 | 合作社 | 建筑公司 | 医院能设吗 | 学校能设吗 | 银行呢 | 几年换一次 | 任期几年 | 任期到了
到期续聘 | 换人怎么办 | 辞职了 | 调岗 | 降职 | 开除 | 罚款多少 | 处分 | 举报 | 复议 | 起诉 | 律师费 | 要盖章吗 | 公章 | 电子版
复印件 | 扫描件 | 网上办 | 去哪里交 | 交给谁 | 什么时候交 | 要钱吗 | 免费吗 | 多少分及格 | 考几门 | 补考 | 学时多少 | 线上学 | 直播课
老师是谁 | 食宿自理 | 停车 | 通知在哪看 | 文件原文 | 全文 | 第几条 | 条款号 | 附件下载 | 有没有表格 | 模板 | 样本 | 举个例子"""


@pytest.mark.parametrize("question", [piece.strip() for line in ORDINARY.splitlines() for piece in line.split("|")])
def test_ordinary_words_are_left_alone(question: str) -> None:
    assert find(question) == []


def test_the_regulation_itself_is_left_alone() -> None:
    assert [find(line) for line in REGULATION.splitlines() if find(line)] == []


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_never_mistaken_for_another(term: str) -> None:
    assert find(term) == []
    assert find(f"请问{term}是什么") == []


def test_known_words_are_respected_whoever_knows_them() -> None:
    assert TermRescue(("情形",)).find(("情型",), lambda word: word == "情型") == ()
    assert [r.term for r in TermRescue(("情形",)).find(("情型",), lambda word: False)] == ["情形"]


def test_two_terms_equally_near_mean_neither() -> None:
    both = TermRescue(("公证处", "公正处"))
    assert both.find(("公", "政", "处"), lambda word: False) == ()


def test_the_span_is_that_of_the_question() -> None:
    question = "那些情型不的担任"
    found = RESCUE.find(SEGMENTER.cut(question), SEGMENTER.knows)
    assert found[0] == Rescue(2, 4, "情型", "情形", "same_sound")
    assert [question[r.start : r.end] for r in found] == [r.query for r in found]
    assert rescued(question, found) == "那些情形不得担任"


def test_how_it_was_understood_is_told() -> None:
    by = [RESCUE.find(SEGMENTER.cut(q), SEGMENTER.knows)[0].by for q in ("情型", "大壮学历", "首席质官")]
    assert by == ["same_sound", "near_sound", "near_form"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*TERMS, "的", "质", "将", "a", "，", "官", "人财库", "不的"]), max_size=8))
def test_rescues_lie_in_order_and_apart(tokens: list[str]) -> None:
    found = RESCUE.find(tokens, SEGMENTER.knows)
    text = "".join(tokens)
    places = [place for rescue in found for place in (rescue.start, rescue.end)]
    assert places == sorted(places)
    assert all(text[r.start : r.end] == r.query != r.term and r.term in TERMS for r in found)


def test_questions_without_a_slip_do_not_import_rapidfuzz() -> None:
    code = (
        "import sys; from assistant.knowledge.fuzzy import TermRescue\n"
        "rescue = TermRescue(('情形', '首席质量官', '基本条件'))\n"
        "rescue.find(('什么', '情型', '的', '人', '能', '当'), lambda word: False)\n"
        "assert 'rapidfuzz' not in sys.modules\n"
        "assert rescue.find(('首席', '质', '官'), lambda word: True)\n"
        "assert 'rapidfuzz' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
