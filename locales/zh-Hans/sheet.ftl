### The words on the papers that are printed and signed. A sheet goes to Chinese authorities and is Chinese in every
### language of the bot: this file has no sister in the other folders, and the check of languages leaves it out.

## The frame of every sheet

sheet-number = 编号：{ $number }
sheet-made = 生成时间：{ $moment }
sheet-day = { $year }年{ $month }月{ $day }日
sheet-page = 第 { $page } 页，共 { $pages } 页
sheet-continued = { $title }（续）
sheet-sample-line = （示例，以阿里云备案系统下载的模板为准）
sheet-by-hand = （有字库以外的字，请用黑色签字笔手写）
sheet-blank = ＿＿＿＿＿＿
# Counts the blocks: one to ten, in order.
sheet-numerals = 一二三四五六七八九十
sheet-numbered = { $numeral }、{ $title }
sheet-nth-site = { $title }（第 { $n } 个，共 { $count } 个）
sheet-site-named = 「{ $name }」（{ $domain }）
sheet-papers = 所附材料
sheet-seal = 单位公章
sheet-seal-hint = 财务章、合同章无效
sheet-date = 日期
sheet-date-blank = 此栏请留空，不填日期

## Who signs, and how the signer speaks of himself

sheet-party-person = 本人
sheet-party-unit = 本单位
sheet-signer-subject = 主办者本人签字
sheet-signer-fingerprint = 承诺人签字并按指印
sheet-signer-representative = 法定代表人签字
sheet-signer-site-principal = 网站负责人签字

## Titles of the blocks

sheet-block-subject = 主办者信息
sheet-block-principal = 主体负责人信息
sheet-block-site = 网站信息
sheet-block-site-principal = 网站负责人信息
sheet-block-access = 接入信息
sheet-block-unit = 授权单位
sheet-block-appointee = 被授权人
sheet-block-plan-site = 网站内容及栏目
sheet-block-plan-people = 人员及资金

## Labels, named after the items

sheet-label-filing_kind = 备案类型
sheet-label-province = 备案省份
sheet-label-subject_name = 主办者名称
sheet-label-subject_nature = 主办者性质
sheet-label-subject_cert_kind = 证件类型
sheet-label-subject_cert_number = 证件号码
sheet-label-subject_validity = 证件有效期
sheet-label-subject_address = 证件住所
sheet-label-contact_address = 通信地址
sheet-label-superior = 投资人或主管单位
sheet-label-legal_rep_name = 法定代表人
sheet-label-subject_remark = 主体备注
sheet-label-principal_name = 姓名
sheet-label-principal_cert_kind = 证件类型
sheet-label-principal_cert_number = 证件号码
sheet-label-principal_validity = 证件有效期
sheet-label-principal_mobile = 手机号码
sheet-label-principal_emergency = 应急联系电话
sheet-label-principal_email = 电子邮箱
sheet-label-site_name = 网站名称
sheet-label-domain = 网站域名
sheet-label-home_url = 首页网址
sheet-label-site_service = 服务内容
sheet-label-site_languages = 网站语言
sheet-label-preapproval = 前置审批
sheet-label-site_remark = 网站备注
sheet-label-site_principal_same = 网站负责人
sheet-label-site_principal_name = 姓名
sheet-label-site_principal_cert_kind = 证件类型
sheet-label-site_principal_cert_number = 证件号码
sheet-label-site_principal_validity = 证件有效期
sheet-label-site_principal_mobile = 手机号码
sheet-label-site_principal_emergency = 应急联系电话
sheet-label-site_principal_email = 电子邮箱
sheet-label-plan_columns = 栏目设置
sheet-label-plan_picture = 栏目结构图
sheet-label-plan_editors = 内容管理人员
sheet-label-plan_engineers = 技术人员
sheet-label-plan_funds = 资金来源
sheet-label-access_provider = 接入服务商
sheet-label-access_mode = 接入方式
sheet-label-server_place = 服务器放置地
sheet-label-server_ip = IP 地址

## Values that stand where nothing was asked

sheet-value-same = 与主体负责人为同一人
sheet-value-preapproval = 不涉及
sheet-value-provider = 阿里云计算有限公司
sheet-value-mode = 云接入
sheet-value-place = 中国内地
sheet-value-ip = 以备案系统所选实例为准
# Room to write by hand.
sheet-value-blank = { "" }
sheet-value-columns = 首页、＿＿＿＿＿＿、＿＿＿＿＿＿、＿＿＿＿＿＿、＿＿＿＿＿＿
sheet-value-picture = 另附栏目结构图一页

## 核验单

sheet-verification-title = ICP备案信息真实性核验单
sheet-verification-promise = 核验承诺
sheet-verification-promise-1 = { $party }已逐项核对以上信息，确认内容真实、准确、有效，与所附材料一致；所附材料均为{ $party }依法持有的真实材料。
sheet-verification-promise-2 = { $party }将遵守《互联网信息服务管理办法》《非经营性互联网信息服务备案管理办法》等规定，在备案的范围内开办网站，不制作、复制、发布、传播法律法规禁止的信息。
sheet-verification-promise-3 = 备案信息如有变化，{ $party }及时办理变更；网站不再开办时，及时办理注销；配合接入服务商和通信管理局的核查。
sheet-verification-promise-4 = 如有虚假或违反上述承诺，{ $party }愿意承担相应责任，接受关闭网站、注销备案等处理。

## 授权书, principal of the subject

sheet-subject-letter-title = 主体负责人授权书
sheet-subject-letter-promise = 授权内容
sheet-subject-letter-promise-1 = 兹授权{ $appointee }（{ $cert_kind }，号码{ $cert_number }）担任{ $unit }ICP备案的主体负责人，代表{ $party }填报和核对备案信息、提交备案材料、接受核验，并配合接入服务商和通信管理局的管理。
sheet-subject-letter-promise-2 = 被授权人在上述范围内办理的事项，{ $party }均予认可，并承担由此产生的法律责任。
sheet-subject-letter-promise-3 = 本授权自签署之日起生效，至{ $party }书面变更授权或者备案注销之日止，被授权人不得转授权。

## 授权书, principal of the site

sheet-site-letter-title = 网站负责人授权书
sheet-site-letter-promise = 授权内容
sheet-site-letter-promise-1 = 兹授权{ $appointee }（{ $cert_kind }，号码{ $cert_number }）担任{ $unit }所办网站{ $sites }的网站负责人，负责上述网站的ICP备案、人脸核验、短信核验以及日常管理，并配合接入服务商和通信管理局的管理。
sheet-site-letter-promise-2 = 被授权人在上述范围内办理的事项，{ $party }均予认可，并承担由此产生的法律责任。
sheet-site-letter-promise-3 = 本授权自签署之日起生效，至{ $party }书面变更授权或者备案注销之日止，被授权人不得转授权。

## 声明 of an individual: the first paragraph is the text that the bureaus give

sheet-statement-title = 个人网站声明
sheet-statement-promise = 声明内容
sheet-statement-promise-1 = 本网站是个人网站，不含有企业、单位等非个人网站的信息，若在核实中发现网站中含有企业、单位等信息，本人愿接受以虚假信息进行备案，注销网站，并将主体和域名加入黑名单的处罚。
sheet-statement-promise-2 = 本声明适用于网站{ $sites }。

## 承诺书 of Guangdong

sheet-promise-guangdong-title = 互联网信息服务备案承诺书
sheet-promise-guangdong-promise = 承诺内容
sheet-promise-guangdong-promise-1 = { $unit }就网站{ $sites }的备案承诺如下：
sheet-promise-guangdong-promise-2 = 一、提交的备案信息和材料真实、准确、有效，如有变化及时办理变更或者注销。
sheet-promise-guangdong-promise-3 = 二、网站的实际内容与备案的名称、服务内容一致；须经审批的业务，未获批准不予开办。
sheet-promise-guangdong-promise-4 = 三、不出租、出借、转让备案号和域名；对网站内容和安全负责，发现违法信息立即处置。
sheet-promise-guangdong-promise-5 = 四、保持联系方式畅通，配合通信管理局和接入服务商的核查。如违反以上承诺，{ $party }愿意接受注销备案等处理，并承担法律责任。

## 承诺书 of Jiangsu

sheet-promise-jiangsu-title = ICP备案信息真实性承诺书
sheet-promise-jiangsu-promise = 承诺内容
sheet-promise-jiangsu-promise-1 = 本人是网站{ $sites }的网站负责人，已阅读《ICP备案信息真实性责任告知书》，知悉提供虚假备案信息的法律责任。
sheet-promise-jiangsu-promise-2 = 本人承诺：备案由本人亲自办理，所填信息和所交材料真实、准确、有效；网站由主办者实际开办，备案号和域名不出租、出借、转让；联系方式保持畅通，信息变化后及时办理变更。
sheet-promise-jiangsu-promise-3 = 如有不实，本人和主办者愿意承担相应的法律责任，接受注销备案等处理。

## 承诺书: no lessons outside school

sheet-promise-no-tutoring-title = 不涉及校外培训业务承诺书
sheet-promise-no-tutoring-promise = 承诺内容
sheet-promise-no-tutoring-promise-1 = { $unit }就网站{ $sites }的备案承诺如下：
sheet-promise-no-tutoring-promise-2 = 上述网站不开展面向中小学生和学龄前儿童的校外培训业务，不发布校外培训的招生信息和广告，不为校外培训提供报名、收费或者授课服务。
sheet-promise-no-tutoring-promise-3 = 今后如开展校外培训业务，先取得教育行政部门批准，再办理备案变更。如违反本承诺，{ $party }愿意接受关闭网站、注销备案等处理，并承担法律责任。

## 网站建设方案书 in outline

sheet-site-plan-title = 网站建设方案书
sheet-site-plan-promise = 管理制度和措施（提纲，请按实际情况修改、补充）
sheet-site-plan-promise-1 = 内容管理制度：网站{ $sites }的内容由网站负责人{ $appointee }组织编写和审核，审核后发布；发现违法或者不当内容，立即删除并保存记录。＿＿＿＿＿＿＿＿＿＿＿＿
sheet-site-plan-promise-2 = 网络部署：网站部署在接入信息所列的云服务器上，备案通过后开通解析；服务器、域名和后台账号由专人管理。＿＿＿＿＿＿＿＿＿＿＿＿
sheet-site-plan-promise-3 = 信息安全措施：及时更新系统和程序，后台账号分级授权，定期备份数据，按规定留存日志，安装防入侵、防病毒措施。＿＿＿＿＿＿＿＿＿＿＿＿
sheet-site-plan-promise-4 = 应急方案：网站被篡改、被攻击或者出现违法信息时，先停止相关服务，保存证据，再排查恢复，并按规定报告。应急联系电话：{ $emergency }。＿＿＿＿＿＿＿＿＿＿＿＿
sheet-site-plan-promise-5 = { $party }确认以上方案与网站的实际建设情况一致。
