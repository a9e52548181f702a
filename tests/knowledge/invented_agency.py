"""An agency that is nobody's: one entry of agencies.toml."""

INVENTED = """
[agencies.minato]
name = "みなと架空保険事務所"
source = "F4 はじめに"
entries = ["mypage"]
address = "〒000-0000 架空県みなと市1-1"
phones = ["0000-11-2222", "0000-11-3333"]
fax = "0000-11-4444"
site = "「みなと架空」で検索すると開ける、みなと架空保険事務所のWEBサイト"
way_in = ["「みなと架空」で検索します。"]
closed_screen = "みなと架空保険事務所のWEBサイトからお進みください。"

[agencies.minato.hours]
words = "月〜土10時〜16時、祝日は休業"
weekday = ["10:00", "16:00"]
weekend = ["10:00", "16:00"]
holiday = "closed"
closed_days = ["11-24"]

[[agencies.minato.answers]]
topic = "how_to_reach"
systems = ["mypage"]
text = "「みなと架空」で検索して、みなと架空保険事務所のWEBサイトからお進みください。"
"""
