# 对话中的建议、更正和照片。

# 某个回答说明另一项可能要改。$name：那一项，$value：改成什么
button-set = { $name }：{ $value }
button-see_reused = 看一看
notice-offer_gone = 现在不能用这个按钮改了。当前进度如下：
# $name：还要补的那一项
button-give = 补上：{ $name }

# 省里对年龄的要求。$age：周岁，$min：要求的周岁，$province：省份，$paper：下面的一种材料
fault-age_paper = 按号码算，本人今年 { $age } 周岁。{ $province }要求满 { $min } 周岁，不满的需要{ $paper }。请先准备好，再继续。
fault-age_under = 按号码算，本人今年 { $age } 周岁，而{ $province }要求满 { $min } 周岁，多半不受理。请换一位年龄符合的人来备案，或者等到年龄符合。
age-income = 工作和收入证明
age-employment = 在职证明
age-guardian = 监护人的材料
age-work_or_guardian = 工作证明或监护人的材料
age-study_or_work = 在读或工作证明

# 表单里市和区县分开选
fault-address_no_district = 里面没看出市和区县，而阿里云的表单要从列表里选。请连同市、区县再发一次，例如浙江省杭州市西湖区；确实没有的话，请继续。

# 证件的两面
button-swap = 正反面对调
notice-picture_lost = ! 有一张照片没能从 Telegram 取到。请把那张再发一次。

notice-reply_late = 那个问题现在不能再回答了。当前的问题在下面；能改的内容请用 /change。

# 看懂了贴来的原因。$count：要重填几项
notice-refusal_opened = 原因看懂了，有 { $count } 项要重填，逐项来：

# 被退回，而这里没有要重填的
fixed-nothing = 退回的原因

# 审核群里内容较多的备案。$filing：在这里的编号
desk-answers = <b>{ $filing }</b> 的填写内容：
desk-answers_apart = 全部内容在下面的消息里。

# 证件有效期
value-period = { $from } 至 { $to }
value-period_open = { $from } 起，长期有效

# 通过之后才问的；$name：那一项
notice-later_on = ✓ { $name }：以后再填。/status 里有按钮。

# 没问就发来的、像是退回通知的文字
notice-refusal_sure = 备案是因为这个被退回的吗？如果只是想问，请看 /help。
button-refusal_sure = 是的，被退回了
