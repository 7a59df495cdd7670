"""The segmenter cuts exactly as stock jieba with the same words would, from whatever source its shards come."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.knowledge.segmenter import SHARD_FILE, Segmenter
from assistant.knowledge.shards import MAGIC, PUBLISHED_TOTALS, DictionaryShards, frequency_total

REGULATION = (Path(__file__).parents[1] / "data" / "seed.txt").read_text(encoding="utf-8")

DOMAIN_WORD_LIST = (
    "首席质量官 首席质量官制度 首席质量官人才库 首席质量官工作室 第一质量人 市场监督管理部门 市场监督管理局 "
    "高层副职 中层正职 总经理助理 总裁助理 质量管理部门 质量管理工作 专业技术职称 中级职称 大专 不得担任 "
    "基本条件 刑事处罚 重大失误 不正当利益 滥用职权 企业秘密 三统一 线上线下 外培 结业证书 培训结业证书 聘用书 "
    "任命文件 选聘任用机制 继续教育 继续教育计划 一票否决 质量奖 政府质量奖 市长质量奖 个人奖 标杆比对 质量攻关 "
    "QC小组 qc小组 QC成果 合理化建议 全生命周期管理 在制品 产成品 竞岗 岗位津贴 传帮带 围炉会 以点带线促面 "
    "通政办规 𠮷野家"
)
DOMAIN_WORDS = tuple(DOMAIN_WORD_LIST.split())

QUESTIONS = """谁能当首席质量官
我们老板自己兼质量官行不行？
副总能干首席质量官吗
品管部经理算不算中层正职
质量部副部长不在人选范围里，是吧？
大专没毕业，在读本科，可以不
干质量干了两年零十一个月差一个月满三年行么
考了中级工程师证，学历只有中专
以前吃过供应商回扣，现在还能当吗
被判过缓刑的人能不能聘
员工泄露商业秘密给对手怎么办
培训要交多少钱？在哪儿报名
聘书谁来盖章，要不要备案
人才库怎么进，多久审核一次
CQO一年要上几次课ABC123
ISO9001体系归谁管 QC小组谁牵头
一票否决到底能不能停线
首席质量官比生产副总大还是小
岗位津贴每月给多少
不给津贴违法吗
换了单位证书还有效吗
小公司二十来个人必须设这个岗位吗
服务业、建筑业、农业合作社也要搞吗
报市长质量奖是不是一定得有首席质量官
第十二条第（三）项讲什么
第5条是什么
5（三）
有没有年龄限制，超过60岁还能聘吗
退休返聘的老总工可以么
总经理授权书怎么写才算数
首席質量官要管商標和專利嗎？
What is a Chief Quality Officer?
南通海门如皋启东的企业找谁
通州湾示范区归不归市局管
小刘是车间主任，想竞岗
知情不报会被撤吗
首质官的kpi怎么定3.5%
围炉会是啥
以点带线促面啥意思
蘴龘靐齉""".splitlines()


@cache
def stock() -> Any:
    from assistant.knowledge import sharded_jieba

    tokenizer = sharded_jieba.jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(sharded_jieba.DICTIONARY.open("rb"))
    tokenizer.initialized = True  # only so that it neither reads nor leaves a cache outside the test
    for word in DOMAIN_WORDS:
        tokenizer.add_word(word)
    return tokenizer


@pytest.fixture(scope="module")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("home") / "cache"
    Segmenter(DOMAIN_WORDS, directory).cut("建")
    return directory


@pytest.fixture(params=["from the file", "in memory"])
def segmenter(request: pytest.FixtureRequest, cache_dir: Path) -> Segmenter:
    return Segmenter(DOMAIN_WORDS, cache_dir if request.param == "from the file" else None)


def assert_cuts_as_stock(segmenter: Segmenter, text: str) -> None:
    assert segmenter.cut(text) == stock().lcut(text)
    assert segmenter.cut_for_search(text) == stock().lcut_for_search(text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_lay_questions_are_cut_as_stock_jieba_cuts_them(segmenter: Segmenter, question: str) -> None:
    assert_cuts_as_stock(segmenter, question)


def test_the_regulation_is_cut_as_stock_jieba_cuts_it(segmenter: Segmenter) -> None:
    assert_cuts_as_stock(segmenter, REGULATION)
    for line in REGULATION.splitlines():
        assert_cuts_as_stock(segmenter, line)


SHARED: dict[str, Segmenter] = {}
MIXED = st.lists(
    st.one_of(
        st.sampled_from(DOMAIN_WORDS),
        st.sampled_from(QUESTIONS),
        st.sampled_from(sorted(set(REGULATION))),
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=6),
        st.text(max_size=5),
    ),
    max_size=8,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(text=MIXED)
def test_any_mixture_is_cut_as_stock_jieba_cuts_it(cache_dir: Path, text: str) -> None:
    assert_cuts_as_stock(SHARED.setdefault("file", Segmenter(DOMAIN_WORDS, cache_dir)), text)
    assert_cuts_as_stock(SHARED.setdefault("memory", Segmenter(DOMAIN_WORDS, None)), text)


def test_domain_words_come_out_whole(segmenter: Segmenter) -> None:
    assert segmenter.cut("首席质量官凭聘用书入库") == ["首席质量官", "凭", "聘用书", "入库"]


def test_what_is_cut_joins_to_what_was_given(segmenter: Segmenter) -> None:
    assert "".join(segmenter.cut(REGULATION)) == REGULATION


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("必需", True),
        ("围炉会", True),
        ("围炉", True),
        ("大砖", False),
        ("质量讲", False),
        ("", False),
        ("全生命周", False),
    ],
)
def test_it_knows_dictionary_and_domain_words_only(segmenter: Segmenter, word: str, known: bool) -> None:
    assert segmenter.knows(word) is known


class TestShardFile:
    def test_is_private_and_alone(self, cache_dir: Path) -> None:
        assert [path.name for path in cache_dir.iterdir()] == [SHARD_FILE]
        if os.name == "posix":
            assert stat.S_IMODE((cache_dir / SHARD_FILE).stat().st_mode) == 0o600
            assert stat.S_IMODE(cache_dir.stat().st_mode) == 0o700

    def test_is_used_and_not_written_again(self, cache_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Segmenter, "_build", lambda self: pytest.fail("built although the file is there"))
        assert Segmenter(DOMAIN_WORDS, cache_dir).cut("首席质量官人选") == ["首席质量官", "人选"]

    @pytest.mark.parametrize(
        "content",
        [b"", MAGIC, MAGIC + bytes(400), MAGIC + b"\xff" * 400, b"x" * 5000],
        ids=["empty", "name only", "zeros", "impossible length", "foreign"],
    )
    def test_of_other_content_is_replaced(self, cache_dir: Path, tmp_path: Path, content: bytes) -> None:
        (tmp_path / SHARD_FILE).write_bytes(content)
        assert_cuts_as_stock(Segmenter(DOMAIN_WORDS, tmp_path), QUESTIONS[3])
        assert (tmp_path / SHARD_FILE).read_bytes() == (cache_dir / SHARD_FILE).read_bytes()

    def test_cut_short_or_altered_inside_is_replaced_when_met(self, cache_dir: Path, tmp_path: Path) -> None:
        whole = (cache_dir / SHARD_FILE).read_bytes()
        middle = len(whole) // 2
        for damaged in (whole[:middle], whole[:middle] + bytes(len(whole) - middle)):
            (tmp_path / SHARD_FILE).write_bytes(damaged)
            segmenter = Segmenter(DOMAIN_WORDS, tmp_path)
            assert_cuts_as_stock(segmenter, REGULATION)
            assert (tmp_path / SHARD_FILE).read_bytes() == whole

    def test_of_other_domain_words_is_replaced(self, tmp_path: Path) -> None:
        Segmenter(("质量官",), tmp_path).cut("质")
        before = (tmp_path / SHARD_FILE).read_bytes()
        assert Segmenter(("围炉会",), tmp_path).cut("围炉会") == ["围炉会"]
        assert (tmp_path / SHARD_FILE).read_bytes() != before

    def test_that_cannot_be_written_is_done_without(self, tmp_path: Path) -> None:
        in_the_way = tmp_path / "file"
        in_the_way.write_text("a file where a directory should be")
        assert_cuts_as_stock(Segmenter(DOMAIN_WORDS, in_the_way / "cache"), QUESTIONS[0])
        assert in_the_way.read_text() == "a file where a directory should be"

    def test_left_half_written_leaves_no_litter(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(PermissionError()))
        assert_cuts_as_stock(Segmenter(DOMAIN_WORDS, tmp_path), QUESTIONS[0])
        assert list(tmp_path.iterdir()) == []


def test_threads_share_one_segmenter(cache_dir: Path) -> None:
    segmenter, results = Segmenter(DOMAIN_WORDS, cache_dir), {}
    threads = [
        threading.Thread(target=lambda q=question: results.update({q: segmenter.cut(q)})) for question in QUESTIONS
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {question: stock().lcut(question) for question in QUESTIONS}


def test_the_noted_total_is_the_sum() -> None:
    from assistant.knowledge.sharded_jieba import DICTIONARY

    dictionary = DICTIONARY.read_bytes()
    assert frequency_total(dictionary) == DictionaryShards(dictionary).total
    assert DictionaryShards(dictionary).total in PUBLISHED_TOTALS.values()


def test_a_dictionary_in_any_order_is_read_alike() -> None:
    shards = DictionaryShards("质量 5 n\n官 2\n质量官 7 n\nAB 3\n".encode())
    assert shards.total == 17
    assert shards.shard("质") == {"质": 0, "质量": 5, "质量官": 7}
    assert shards.shard("A") == {"A": 0, "AB": 3}
    assert shards.shard("缺") == {}


def run_python(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, check=True)


def test_starting_is_silent_and_leaves_pkg_resources_alone() -> None:
    done = run_python(
        "import sys; from assistant.knowledge.segmenter import Segmenter; assert 'jieba' not in sys.modules\n"
        "Segmenter(('围炉会',), None).cut('围炉会是什么')\n"
        "assert 'pkg_resources' not in sys.modules\n"
        "import jieba; assert jieba.lcut",
        "-W",
        "error",
    )
    assert (done.stdout, done.stderr) == ("", "")
