"""Rules that are not these: other posts, other places, other laws.

A question about the quality officer of another city or about another chief officer shares every other word with
this text; only the name tells. The names are data here, the decision is made in `answering`.
"""

from __future__ import annotations

import re

_PLACES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|"
    "苏州|无锡|常州|南京|徐州|扬州|泰州|盐城|镇江|淮安|连云港|宿迁|杭州|宁波|温州|绍兴|嘉兴|合肥|福州|厦门|泉州|漳州|南昌|济南|青岛|烟台|潍坊|郑州|武汉|长沙|广州|深圳|东莞|佛山|珠海|成都|西安|大连|沈阳|"
    "哈尔滨|长春|石家庄|太原|昆明|贵阳|南宁|海口|兰州|怀仁|大同|昆山|张家港|江阴|义乌"
)
_RULE = r"(?:市|省|区|自治区)?(?:那边|那里|当地|人民政府|政府)?的?(?:企业)?(?:《[^》]*》|首席质量官|质量官|cqo|办法|规定|条例|政策|制度|做法|标准|要求|津贴|补贴)"
_PLACE = re.compile(
    rf"(?:{_PLACES}){_RULE}|(?:外地|外省|外市|别的城市|其他城市|其它城市|别的地方|其他地方|别的市|其他市|兄弟城市)(?:的|是|怎么|有)?[^,。?]{{0,6}}(?:办法|规定|政策|怎么(?:规定|弄|搞|做)|做法)"
)
_POSTS = re.compile(
    r"首席(?!质量)[\u4e00-\u9fff]{1,4}官|c[deifhmt]o(?![a-z])|质量受权人|质量负责人制度|管理者代表|安全总监|安全员|食品安全(?:总监|员|管理员)|质量安全总监|质量安全员|安全生产管理人员|"
    r"药品[^,。?]{0,4}负责人|注册安全工程师|法律顾问|独立董事|财务总监"
)
_LAWS = re.compile(
    r"《(?!南通市首席质量官|首席质量官)[^》]{2,30}》|(?:劳动合同法|劳动法|公司法|产品质量法|食品安全法|药品管理法|行政处罚法|行政许可法|个人信息保护法|安全生产法|民法典|刑法|消费者权益保护法|社会保险法|标准化法|计量法|质量促进条例)"
)
# Who sees to it that the laws are kept, or must know them, is this text's own matter.
_KEEPING_LAWS = re.compile(r"谁|落实|执行|贯彻|遵守|组织|熟悉|懂|学习|背|答不|没听(?:说)?过|不知道|不了解|任职条件")
# Ours, also with one character mistyped (首席质里官).
_OWN_POSTS = re.compile(r"首席质量官|质量官|cqo|首席(?:质[\u4e00-\u9fff]|[\u4e00-\u9fff]量)官|首席质量[管关宫观倌]")


def named(text: str) -> str | None:
    """The other place, post or law whose rule a normalised question asks for; None when there is none."""
    if m := _PLACE.search(text):
        return m[0]
    if (m := _POSTS.search(text)) and not _OWN_POSTS.search(text):
        return m[0]
    if (m := _LAWS.search(text)) and not _OWN_POSTS.search(text) and not _KEEPING_LAWS.search(text):
        return m[0]
    return None
