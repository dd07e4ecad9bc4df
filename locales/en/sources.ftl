# Who says so: the sources of rules, as *Why?* names them. source-<key of sources.toml>
source-AGENTS = word lists of filing agents
source-ALI = Alibaba Cloud's help pages
source-ANYESU = one person's account
source-BRIEF = this bot's own brief
source-FORMS = filing forms of access providers
source-GB = national standards
source-GH-ASP = code tables of an access provider
source-GOV = State Council rules on government sites
source-HOL = State Council notices on holidays
source-IANA = IANA's list of domain registries
source-HW = Huawei Cloud's filing pages
source-KEPAI = a list of refusal reasons
source-KNAME = a question-and-answer page
source-LAW-33 = the rules on filing, order 33 of the ministry
source-LAW-PS33 = the rules on network security, order 33 of public security
source-MIIT-STD = the ministry's rules on filing entries
source-NONE = no source found, read with care
source-PRACTICE = a practitioner's reading
source-STATS = the statistics bureau's table of divisions
source-TC = Tencent Cloud's filing pages
source-USERS = accounts of people who filed
source-WX = WeChat's filing interface

# What judges an answer, where no note of a province says it. Named in places.toml
rule-certificates = Which certificate each kind of subject shows is taken from the table of the ministry.
rule-credit-code = The first two characters of a credit code tell what kind of organisation it is; the last one is a check digit.
rule-divisions = Cities and districts are compared with the official table of divisions.
rule-suffixes = The ending is compared with a copy of the list of approved ones; newer approvals may be missing in it.
rule-services = Individuals choose 其他 at Alibaba; organisations mostly choose 单位门户网站.
rule-preapprovals = Some fields need an approval by their own authority first, and only organisations can get one.
