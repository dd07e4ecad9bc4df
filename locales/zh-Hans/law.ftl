# 法规数据里的名称、原因和提示。键名跟着 src/rulebook/ 里的代码走；参数写在组名后面。

## 省份。provinces/<代码>.toml
province-11 = 北京
province-12 = 天津
province-13 = 河北
province-14 = 山西
province-15 = 内蒙古
province-21 = 辽宁
province-22 = 吉林
province-23 = 黑龙江
province-31 = 上海
province-32 = 江苏
province-33 = 浙江
province-34 = 安徽
province-35 = 福建
province-36 = 江西
province-37 = 山东
province-41 = 河南
province-42 = 湖北
province-43 = 湖南
province-44 = 广东
province-45 = 广西
province-46 = 海南
province-50 = 重庆
province-51 = 四川
province-52 = 贵州
province-53 = 云南
province-54 = 西藏
province-61 = 陕西
province-62 = 甘肃
province-63 = 青海
province-64 = 宁夏
province-65 = 新疆

## 主办单位性质的大类
family-individual = 个人
family-enterprise = 企业、个体工商户
family-government = 政府机关
family-institution = 事业单位
family-social = 其他单位

## 主办单位性质。nature-<代码>
nature-1 = 国防机构
nature-2 = 政府机关
nature-3 = 事业单位
nature-4 = 企业
nature-5 = 个人
nature-6 = 社会团体
nature-9 = 民办非企业单位
nature-10 = 基金会
nature-11 = 律师执业机构
nature-12 = 外国在华文化中心
nature-13 = 群众性团体组织
nature-14 = 司法鉴定机构
nature-15 = 宗教团体
nature-16 = 境外机构
nature-17 = 医疗机构
nature-18 = 公证机构
nature-19 = 集体经济
nature-20 = 仲裁机构

## 证件。certificate-<代码>
certificate-1 = 营业执照
certificate-2 = 居民身份证
certificate-3 = 组织机构代码证
certificate-4 = 事业单位法人证书
certificate-5 = 部队代号
certificate-6 = 社会团体法人登记证书
certificate-7 = 护照
certificate-9 = 组织机构代码证
certificate-10 = 组织机构代码证
certificate-11 = 台湾居民来往大陆通行证
certificate-12 = 组织机构代码证
certificate-13 = 统一社会信用代码证书
certificate-14 = 港澳居民来往内地通行证
certificate-15 = 统一社会信用代码证书
certificate-16 = 组织机构代码证
certificate-17 = 民办非企业单位登记证书
certificate-18 = 组织机构代码证
certificate-19 = 基金会法人登记证书
certificate-20 = 组织机构代码证
certificate-21 = 律师事务所执业许可证
certificate-22 = 外国在华文化中心登记证
certificate-23 = 军队单位对外有偿服务许可证
certificate-24 = 统一社会信用代码证书
certificate-25 = 宗教活动场所登记证
certificate-27 = 外国企业常驻代表机构登记证
certificate-28 = 司法鉴定许可证
certificate-30 = 外国人永久居留身份证
certificate-34 = 外国政府旅游部门常驻代表机构批准登记证
certificate-35 = 境外机构证件
certificate-36 = 社会服务机构登记证书
certificate-37 = 民办学校办学许可证
certificate-38 = 医疗机构执业许可证
certificate-39 = 公证机构执业证
certificate-40 = 北京市外国驻华使馆人员子女学校办学许可证
certificate-41 = 港澳居民居住证
certificate-42 = 台湾居民居住证
certificate-43 = 农村集体经济组织登记证
certificate-44 = 仲裁委员会登记证

## 网站服务内容。service-<代码>
service-128 = 单位门户网站
service-8388608 = 其他
service-32 = 博客/个人空间
service-64 = 网络广告/信息
service-256 = 网络购物
service-65536 = 网络软件/下载
service-32768 = 网络图片
service-2097152 = 网站建设
service-1048576 = 网络教育
service-16 = 网络新闻
service-4 = 综合门户
service-2 = 搜索引擎
service-1 = 即时通信
service-8 = 网上邮局
service-131072 = 网上求职
service-262144 = 网上交友/婚介
service-524288 = 网上房产
service-4096 = 网络游戏
service-8192 = 网络音乐
service-16384 = 网络影视
service-512 = 网上支付
service-1024 = 网上银行
service-2048 = 网上炒股/股票基金
service-268435456 = 网络借贷信息中介
service-536870912 = 互联网股权融资
service-1073741824 = 互联网保险
service-2147483648 = 互联网跨界金融及资产管理
service-4294967296 = 网上非银支付
service-4194304 = WAP
service-134217728 = APP

## 网站语言。language-<代码>
language-1 = 中文简体
language-2 = 中文繁体
language-12 = 英语
language-13 = 日语
language-14 = 法语
language-15 = 俄罗斯语
language-16 = 西班牙语
language-17 = 阿拉伯语
language-9 = 朝鲜语
language-6 = 蒙古语
language-7 = 藏语
language-3 = 维吾尔语
language-4 = 哈萨克语
language-5 = 柯尔克孜语
language-8 = 壮语
language-10 = 彝语
language-11 = 苗语

## 前置审批。preapproval-<代号>
preapproval-none = 不涉及
preapproval-news = 新闻
preapproval-publishing = 出版
preapproval-education = 教育
preapproval-tutoring = 校外培训
preapproval-health = 医疗保健
preapproval-drugs = 药品和医疗器械
preapproval-bbs = 电子公告服务（论坛）
preapproval-culture = 文化
preapproval-broadcast = 广播电影电视节目
preapproval-ride_hailing = 网络预约车
preapproval-finance = 互联网金融
preapproval-games = 网络游戏
preapproval-religion = 互联网宗教信息服务
preapproval-travel = 旅行社

## 休息日。holiday-<名称>
holiday-weekend = 周末
holiday-new_year = 元旦
holiday-spring_festival = 春节
holiday-qingming = 清明节
holiday-labour_day = 劳动节
holiday-dragon_boat = 端午节
holiday-mid_autumn = 中秋节
holiday-national_day = 国庆节
holiday-national_day_mid_autumn = 国庆节、中秋节

## 退回原因与办法。refusal-<代码>，.fix 是现在怎么办
refusal-R01 = 域名还没进注册商的验证库
    .fix = 实名认证通过后要等 3 到 5 个工作日，到时再提交。境外注册商的域名要先转入境内注册商。
refusal-R02 = 域名没有实名认证
    .fix = 请在注册商处完成实名认证，通过后等 3 天再提交。
refusal-R03 = 域名所有者与主办者不一致
    .fix = 姓名（名称）、证件类型、证件号码三样都要一致。请把域名过户给主办者，等 2 到 3 天，下载新的域名证书再提交；如果是备案信息填错了，改成正确的。
refusal-R04 = 域名后缀或注册商未获批复
    .fix = 这个后缀不能备案的，请换一个域名；只是注册商在境外的，把域名转入境内注册商再提交。
refusal-R05 = 域名已过期或即将过期
    .fix = 请续费到至少还有 3 个月，下载新的域名证书再提交。
refusal-R06 = 网站名称不合格
    .fix = 换一个名称：至少三个汉字，不用域名、人名、地名和敏感词，也不用个人不能用的词（博客、论坛、平台等）。单位用简称或产品名的，在备注里说明来历。
refusal-R07 = 证件不是备案省份的
    .fix = 单位请选证照所在的省。个人可以回户籍省备案，或者上传备案省的居住证等证明。
refusal-R08 = 未备案的网站已经能打开
    .fix = 请暂停这个新域名及其子域名的 A、AAAA、CNAME 解析，清掉 CDN 缓存，等打不开了再提交。MX、TXT 记录不用动，已备案的网站也不要动。
refusal-R09 = 已备案的网站打不开
    .fix = 请让它在内地的阿里云服务器上能打开，内容与备案一致，再提交。
refusal-R10 = 已备案网站底部没有备案号
    .fix = 请在首页底部写上该网站的备案号，链接到 https://beian.miit.gov.cn ，再提交。
refusal-R11 = 网站内容不合格
    .fix = 请去掉经营、论坛、需要审批的内容；确实要做的，改用单位备案或先办许可，并把服务内容和备注改得与网站一致。
refusal-R12 = 证件照片不合格
    .fix = 请重新拍原件：四角完整、没有反光、字能看清、在有效期内；不要复印件、黑白件和翻拍。
refusal-R13 = 主体负责人不是法定代表人
    .fix = 请改成法定代表人；本省允许他人担任的，附上有签字和公章的授权书。
refusal-R14 = 电话号码有问题
    .fix = 请换成本人在用、打得通的号码；要求本省号码的省份用本省号码；应急电话不能与手机号相同。
refusal-R15 = 手机号、证件号或邮箱已经用在别的备案里
    .fix = 请换一个没用过的号码或另一位负责人；也可以先把原来那份备案里的改掉。
refusal-R16 = 备案类型不对
    .fix = 多半是主办者名称或证件号填错，系统判断成了别的类型。请核对这两项；没有错就按审核意见重新提交对应的类型。
refusal-R17 = 工信部已有这个主体的备案
    .fix = 请用原备案的证件信息提交新增网站或新增接入；证件换过的，先做变更备案。
refusal-R18 = 还有一个进行中的订单
    .fix = 一个主体同时只能有一个订单，别家接入商的也算。请等它办完，或者放弃它，再提交。
refusal-R19 = 前置审批不合格
    .fix = 请上传清楚、有效的许可文件；不做这类业务的，去掉名称、备注或经营范围里的相关词，或按要求写承诺书。
refusal-R20 = 接入信息与实际不一致
    .fix = 请从服务器所在的接入商提交，核对服务器实例或备案服务码。
refusal-R21 = 网站或主体已经注销
    .fix = 请放弃这个订单，重新按首次备案提交。
refusal-R22 = 短信核验没有按时完成
    .fix = 请重新提交。新短信来自 12381，24 小时内到 https://beian.miit.gov.cn 完成核验；输错次数有限。
refusal-R23 = 人脸核验没有通过
    .fix = 请本人对着白墙、光线均匀地再做一次，不戴眼镜和帽子，不遮额头；姓名、证件号要与证件一致。
refusal-R24 = 单位信息与公示系统不一致或经营异常
    .fix = 请在国家企业信用信息公示系统核对名称、代码、住所，照最新执照填写；列入经营异常的，先到市场监管部门移出。
refusal-R25 = 通信地址不详细
    .fix = 请写到门牌号、房间号，不写“市辖区”。没有门牌号的，在备注写“通信地址已为最详细地址”。
refusal-R26 = 备注不详或缺少声明
    .fix = 请写明网站放什么内容；本省要求的声明照原文写进备注。
refusal-R27 = 内容与主体性质不符
    .fix = 个人网站不能有公司的名称和内容。要做公司内容的，请用单位备案；否则改名称、服务内容和备注。
refusal-R28 = 审核电话没有接通
    .fix = 不用改资料。请把 95187 和 0571 开头的来电放行，保持开机，重新提交后留意接听。
refusal-R29 = 承诺书、核验单或授权书不合格
    .fix = 请重新打印，用黑色笔签字，不涂改；单位盖公章，财务章、合同章无效；日期按该文件的要求。
refusal-R30 = 空壳主体
    .fix = 多数省份要先注销主体，再按首次备案提交；有些省可以直接新增网站。

## 各省的特别之处。note-<名称>：跟着规则来的。$min、$from：周岁（$from 为 0 表示没有下限）
note-age = 负责人要年满 { $min } 周岁。
note-age-income = 未满 { $min } 周岁要附收入或工作证明。{ $from ->
        [0] {""}
       *[other] 未满 { $from } 周岁不受理。
    }
note-age-employment = 未满 { $min } 周岁要附在职证明。{ $from ->
        [0] {""}
       *[other] 未满 { $from } 周岁不受理。
    }
note-age-guardian = 未满 { $min } 周岁要附监护人的身份证件。{ $from ->
        [0] {""}
       *[other] 未满 { $from } 周岁不受理。
    }
note-age-work-or-guardian = 未满 { $min } 周岁要附工作证明或监护人材料。{ $from ->
        [0] {""}
       *[other] 未满 { $from } 周岁不受理。
    }
note-age-study-or-work = 未满 { $min } 周岁要附在读或工作证明。{ $from ->
        [0] {""}
       *[other] 未满 { $from } 周岁不受理。
    }
note-nonlocal-proof = 身份证是外省的，要附本省的居住证等证明，请先备好。
note-nonlocal-no = 身份证是外省的，本省一般不受理，请回户籍省备案。
note-nonlocal-unclear = 身份证是外省的，各家说法不一，请先备好居住证。
note-lr-must = 主体负责人要填法定代表人。
note-lr-letter = 主体负责人不是法定代表人的，要附授权书。
note-lr-unclear = 主体负责人是否一定要法定代表人，各家说法不一；填法定代表人最稳妥。
note-lr-same-site = 主体负责人不是法定代表人的，网站负责人要填同一个人。
note-site-letter-no = 网站负责人也要是法定代表人，不收授权书。
note-one-unit = 同一个人只能担任一家单位的网站负责人。
note-local-phone-yes = 手机号要用本省的。
note-local-phone-advised = 最好用本省的电话号码。
note-phones = 负责人是同一个人，要 { $one } 个不同的电话；是两个人，要 { $two } 个。
note-handheld = 个人可能要拍手持身份证照片，请准备。
note-handheld-lr = 法定代表人的身份证是外省的，要拍他手持身份证和执照的照片。
note-domain-certificate = 要上传域名证书，请到注册商处下载。
note-board-form = 党政机关和事业单位要附编办审批的表格。
note-promise-guangdong = 每份备案都要交《互联网信息服务备案承诺书》：单位由法定代表人签字、写日期、盖公章；个人签字、写日期、按指纹。
note-promise-jiangsu = 每份备案都要由网站负责人本人签《责任告知书》和《承诺书》，并拍一段手持承诺书朗读的视频。
note-holder-strict = 域名所有者要是本单位，不能是个人。
note-holder-unclear = 域名是否可以在法定代表人名下，各家说法不一；放在单位名下最稳妥。

## $count：个数或字数
note-plan = 网站达到 { $count } 个，要交网站建设方案书。
note-statement = 备注里要写上“个人网站不含企业信息”的声明，到那一步我给您原文。
note-preapproval-remark = 备注里要写明网站不涉及前置审批。
note-blog-no = 服务内容不选“博客/个人空间”，名称里也不要用“博客”。
note-remark-min = 网站备注至少 { $count } 个字。
note-service-portal = 服务内容要选“单位门户网站”。
note-service-not-other = 服务内容不能选“其他”。
note-service-remark = 服务内容不选“单位门户网站”的，要在备注里说明。
note-same-city = 通信地址要与证件住所在同一个市。
note-order-max = 一份订单最多报 { $count } 个网站或域名。
note-domains-per-site = 一个网站只报 { $count } 个域名。
note-footer-subject = 备案通过后，网页底部写主体备案号（不带 -1）。

## 变更与空壳主体
note-change-free = 主体信息可以变更。
note-change-renamed = 单位改名要附登记机关的更名函；换成另一个主体不行。
note-to-company-yes = 个人备案可以变更为您担任法定代表人的公司。
note-to-company-no = 个人备案不能变更为公司：要先注销，再用公司首次备案。
note-access-then-change-yes = 可以先接入后变更，接入后 10 个工作日内办完变更。
note-access-then-change-no = 不能先接入后变更：请先在原接入商处办完变更。
note-shell-add-yes = 主体下已经没有网站的，可以直接新增网站。
note-shell-add-no = 主体下已经没有网站的，要先注销主体，再首次备案。

## 单独的提示：负责人与电话
note-site-principal-retired = 网站负责人男性不超过 60 周岁，女性不超过 55 周岁。
note-principal-age = 负责人不超过 { $years } 周岁。
note-phone-owner-remark = 应急电话是谁的、与负责人什么关系，请写在备注里。
note-emergency-shared = 两位负责人可以共用一个应急电话。
note-emergency-third = 应急电话要填第三位员工的，并在备注写明姓名和职务。
note-emergency-name = 应急联系人的姓名要写在备注里。
note-landline-local = 座机要用本省的。
note-nonlocal-phone = 外省身份证也要用本省的手机号。
note-office-phone = 办公电话不能与手机号相同。
note-phones-not-swapped = 两位负责人的电话不要互换着填。
note-phone-not-builder = 电话不要填建站公司的。
note-used-once = 手机号和证件号最好没用在别的备案里。
note-foreign-lr = 法定代表人持境外证件的，请授权一位持内地身份证的人担任负责人。
note-foreign-lr-site = 法定代表人持境外证件的，网站负责人要持内地身份证。
note-no-foreigners = 外国人不能以个人名义备案。
note-lr-delegation = 法定代表人委托他人的，受托人要是股东或高管，并附证明。
note-lr-letter-remark = 主体负责人不是法定代表人的，备注写明他是哪个部门的领导、负责什么。
note-changed-principal = 负责人与原备案不同的：新增网站前先变更；接入后 10 个工作日内变更。

## 证件与材料
note-no-temporary-id = 不收临时身份证。
note-id-three-months = 身份证有效期要还有 3 个月以上。
note-hk-permit = 香港居民用港澳居民来往内地通行证。
note-hmt-residence = 港澳台居民最好用居住证，有效期 3 个月以上；不收香港身份证。
note-taiwan-number = 旧版台胞证的号码填下方印的、带英文字母的那一个。
note-foreigner-passport = 外国人用护照。
note-foreigner-papers = 外国人要附居留许可、住宿登记和护照。
note-lr-passport-name = 法定代表人护照是英文名的，附签注页或说明。
note-permit-month = 居住证有效期要还有 1 个月以上，另附在读或在职证明。
note-students-home = 外省学生请回户籍省备案。
note-nonlocal-police-proof = 据说备案后可补公安机关的居住证明，尚不确定。
note-nonlocal-papers-shandong = 外省身份证可以附居住证、暂住证、社保、购房合同或学生证。
note-nonlocal-papers-guangdong = 外省身份证可以附居住证、暂住证、社保或房产证；学生证不行。
note-nonlocal-papers-sichuan = 外省身份证可以附居住证、学生证、社保或劳动合同。
note-work-proof-days = 工作证明要在 { $days } 天以内开具。
note-fingerprint = 身份证复印件上要按指纹。
note-newest-licence = 请用最新版营业执照。
note-licence-validity = 营业执照有效期要还有 { $months } 个月以上。
note-licence-only = 企业只收营业执照。
note-licence-seal = 营业执照要有“海南省市场监督管理局商事登记专用章”和琼字号。
note-no-abnormal = 列入经营异常名录或已吊销的单位不受理。
note-hospital-papers = 医院要附执业许可等材料。
note-hospital-certificate = 《医疗机构执业许可证》不能作主体证件。
note-law-firm-copies = 律师事务所许可证要附首页、登记页、最近年检页和变更页。
note-letter-months = 授权书要在 { $months } 个月以内签署。
note-holder-letter = 域名在法定代表人名下的，要附单位的说明。
note-person-to-org-certificate = 域名从个人过户到单位的，要附域名证书。
note-foreign-parent-certificate = 有境外母公司的，要附域名证书。
note-certificates-from = 域名达到 { $count } 个，每个都要附域名证书。
note-certificate-days = 域名证书要在 { $days } 天以内下载。
note-many-domains = 域名超过 { $count } 个，要附盖章的说明。
note-stamped-copies = 特殊情况可以用盖章的复印件。
note-seal-whole = 公章要盖得完整，单位全称看得清。
note-change-pictures = 变更备案要交齐五张照片。
note-papers-in-province = 单位证件要是本省的。
note-party-letter = 可能要交网信办的《网站党建备案信息确认函》，来源不确定，请先问阿里云。

## 个体工商户
note-sole-trader-name-seal = 个体工商户按企业备案，要有字号和公章。
note-sole-trader-seal = 个体工商户按企业备案，要有公章。
note-sole-trader-no-name = 没有字号的个体工商户按个人备案，上传执照并备注。
note-sole-trader-register = 公示系统查得到的个体工商户按企业备案，查不到的按个人。
note-sole-trader-enterprise = 个体工商户按企业备案。
note-sole-trader-form = 个体工商户名称写成“张三（个体工商户）”的样子。
note-sole-trader-anhui = 没有字号的个体工商户填经营者姓名，备注“无字号无公章个体工商户”。

## 地址
note-new-districts = 请用新的区名：宣武改西城，崇文改东城。
note-zones = 自贸区、空港写滨海新区；华苑环内写南开区，环外写西青区。
note-school-address = 学生的地址写到院系和班级。
note-room-address = 地址写到室，并与居住证一致。
note-shop-address = 执照住所是网址的，写成“通信地址：住所地址”，中间用全角冒号。
note-web-address-on-licence = 住所是网址的电商，执照上要写明平台地址。
note-no-cross-city = 不能跨市备案，请选证件所在的市。
note-superior-is-unit = 上级主管单位填本单位。
note-superior-is-lr = 上级主管单位填法定代表人姓名。
note-superior-institution = 事业单位要填上级主管单位。
note-code-changed = 信用代码变了的，要先注销再重新备案。
note-no-subject-change = 主体不能变更，可以把网站迁移到别的主体。

## 域名
note-domain-three-months = 域名有效期要还有 3 个月以上。
note-domain-no-state-prefix = 域名里不能有“中国”“国家”字样。
note-state-domain = “中国……”一类的中文域名只给国家级单位。
note-suffix-own-list = 后缀要在北京的名单里，.org 只认 2018 年前备案的。
note-holder-spelling = 域名所有者要写中文全称或全拼。
note-institution-suffix = 机关用 .gov.cn 或 .政务，事业单位用 .cn 或 .公益。
note-no-overseas-registrar = 域名不能在境外注册商处。
note-prefix-words = 域名带 game 一类的词，要有许可或备注说明。
note-dns-filed-ip = 通过后，域名要解析到备案的 IP。
note-shop-domain = 电商的域名要与执照上的网店域名一致；负责人不是法定代表人的，另附证明。
note-several-domains-remark = 有几个域名的，备注“域名指向同一网站”。
note-many-sites-one-domain = 单位超过 { $organisation } 个、个人超过 { $individual } 个网站的，一份订单只报一个域名。
note-cloud-use = 用到几台云服务器的，要说明用途，最多五台。

## 网站名称
note-name-lists = 个人网站名称不用：资讯、网站、网络、论坛、社区、工作室、平台、主页、导航、分享等词。
note-name-not-english = 个人网站名称不能全是英文。
note-name-no-english = 单位网站名称不用英文。
note-name-chinese = 网站名称用中文或中英文。
note-name-no-personal = 个人网站名称不用“个人网站”“个人”“空间”“博客”“导航”。
note-name-no-state-place = 名称不用国字号和行政地名，除非有相应资质。
note-name-no-place-meaning = 名称不能只是行政地名。
note-name-remark = 名称看不出网站内容的，在备注里说明。
note-no-local-portal = 地方门户只能由政府办。
note-title-is-name = 网站上线后，标题要与备案名称一致。
note-real-name-form = 表上的姓名要与证件一致。
note-brackets = 单位名称里的括号，全角半角照执照写。
note-academy-word = 没有登记的“学院”，名称后加“（内部学院）”或“（非独立机构）”。
note-shared-names = 几个网站内容不同，可以同名。
note-explain-shared-names = 几个网站同名的，要说明。
note-access-same-name = 接入备案的单位名称要与工信部记录一致。

## 内容、备注与审批
note-remark-detailed = 备注要写得具体。
note-remark-individual = 个人要写备注，说明网站内容。
note-real-content = 网站要有真实内容。
note-opening-date = 备注里写上计划开通的日期。
note-several-sites-use = 网站达到 { $count } 个，要说明各自的用途。
note-no-landline-remark = 没有座机的，备注“企业无座机”。
note-mini-program = 用于小程序的，在备注里说明。
note-hospital-remark = 医院网站要在备注里写明许可。
note-game-number = 游戏的版号（ISBN 978-7 开头）写进备注。
note-preapproval-note = 不涉及前置审批的，在备注里写明。
note-preapproval-consult = 碰到前置审批的词，先问主管部门，把部门、电话、答复写进备注，另附承诺书。
note-no-explanations = 不收说明函：涉及前置审批的，请改经营范围或取得许可。
note-words-need-approval = 名称带论坛、空间、社区、新闻、医药、视频等词的，要有许可。
note-strict-scope = 经营范围有药品、出版、游戏、投资等词的，审核很严。
note-finance-words = 名称或经营范围有金融、投资、基金等词的，要有许可。
note-finance-promises = 有金融类词的，要许可，或两份承诺书。
note-broadcast-document = 经营范围有“广播电视节目制作”的，要交许可证，不收承诺书。
note-travel-licence = 旅行社要交《旅行社业务经营许可证》。
note-religion-phone = 涉及宗教的，请先咨询宗教事务部门：<code>0951-5065691</code>。
note-blog-approval = 做博客要有网信办的许可。
note-no-forum = 个人不做论坛、博客，名称里也不用。
note-filed-sites-open = 已备案的网站都要能打开，底部有备案号和链接。
note-footer-copyright = 通过后，网页底部还要写版权所有和单位全称。
note-annual-check = 据说每年要年审一次，内容待查。
note-local-quick = 2024 年有人用本省身份证备案，没交额外材料，3 天通过。
