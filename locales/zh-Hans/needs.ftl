# 这次备案需要准备的，在逐项询问之前说。

needs-title = 需要准备的
# $kind：备案种类
needs-kind = 您要办的多半是<b>{ $kind }</b>，最后由阿里云确认。
needs-time = <b>这几样要花时间，请今天就动手</b>
# $text：下面的一条，或者本省的规定
needs-row = • { $text }
needs-row_unsure = • { $text }（说法不一）
needs-row_time = ⏳ { $text }
needs-province = <b>{ $province }的特别规定</b>（{ $years }年的规定，可能已有变化）
needs-go_on = 缺了什么也可以先往下走，要等的以后再补。照片在这里是预演，正式的要在阿里云 App 里再拍。

need-account = 已实名认证的阿里云账号，一个账号只能有一个主体
need-server = 阿里云服务器：中国内地地域，带公网 IP，包年包月三个月以上，五个备案名额还有空
need-server_code = 服务器所在账号给的备案服务码
need-domain = 域名：在注册商那里实名认证大约满三天，离到期还有三个月以上
need-domain_quiet = 通过之前，新域名不能有 A、AAAA、CNAME 解析；MX 和 TXT 不用动
need-domain_open = 网站能打开，底部有备案号
need-record = 原来的备案：备案号、名称、证件号码，要和备案时完全一致
need-id_card = 您的身份证原件，还有三个月以上有效期
need-licence = 单位证件原件，要最新的
need-principal_card = 主体负责人的身份证原件，还有三个月以上有效期
need-site_principal_card = 网站负责人的身份证原件，人脸核验要本人来做
need-letter = 主体负责人授权书，由法定代表人签字、盖公章；我做好给您打印
need-lr_must = 法定代表人本人：您所在的省多半只接受法定代表人担任主体负责人，可以的话请改由法定代表人担任
need-site_letter = 网站负责人授权书，签字、盖公章；我做好给您打印
need-seal = 公章，盖核验单用
need-residence = 本省的居住证；还没有的话，办下来要几个星期
need-not_local = 据目前所知，这个省只给本省身份证的人备案。最好在身份证所在的省办
need-handheld = 可能还要一张您手持身份证的照片
need-handheld_lr = 法定代表人手持身份证和执照的照片
need-promise = 本省的备案承诺书，要亲笔签名
need-domain_certificate = 域名证书，在注册商那里下载
need-local_phone = 本省的电话号码
need-phones = 一直能接通的手机号，再加一个应急电话；每个人用自己的
need-names = 网站名称，最好准备三个
need-age_paper = 年龄不到本省通常要求的，要有就业或收入证明，或监护人的证件
need-age_under = 年龄够的负责人：据目前所知，这个省不受理这个年龄
need-board_form = 编办批准的表
need-order_over = 第二个订单：这个省一个订单放不下这么多网站
need-site_plan = 《网站建设方案书》，因为网站多
need-backup = 网站内容的备份；也请看看还有什么在用它，因为注销后不能恢复
