# 规定的出处，“为什么问”里用。source-<sources.toml 里的 key>
source-AGENTS = 备案代理商的词表
source-ALI = 阿里云帮助文档
source-ANYESU = 一位备案人的经历
source-BRIEF = 本机器人的产品说明
source-FORMS = 接入商的填报表单
source-GB = 国家标准
source-GH-ASP = 接入商的代码表
source-GOV = 《互联网政务应用安全管理规定》
source-HOL = 国务院放假通知
source-IANA = IANA 的域名注册局名录
source-HW = 华为云备案文档
source-KEPAI = 一份退回原因清单
source-KNAME = 一个问答网页
source-LAW-33 = 《非经营性互联网信息服务备案管理办法》
source-LAW-PS33 = 《计算机信息网络国际联网安全保护管理办法》
source-MIIT-STD = 工信部填报要求
source-NONE = 没有找到出处，从严理解
source-PRACTICE = 从业者的意见
source-STATS = 国家统计局区划表
source-TC = 腾讯云备案文档
source-USERS = 备案人的经历
source-WX = 微信备案接口文档

# 评判答案的规定，没有省内提示时用；places.toml 里点名
rule-certificates = 哪类主办者用哪种证件，按工信部的代码表。
rule-credit-code = 统一社会信用代码前两位表明机构类别，末位是校验码。
rule-divisions = 市和区县按官方区划表核对。
rule-suffixes = 域名后缀按一份已批复名单核对，后来批复的可能不在其中。
rule-services = 个人在阿里云选“其他”，单位大多选“单位门户网站”。
rule-preapprovals = 有些领域要先经主管部门审批，并且只批给单位。
