# 套在其他文字外面的：标题、问题、毛病、答案的样子。

# $text：另一段文字
frame-title = <b>{ $text }</b>
frame-question = <b>{ $text }</b>
frame-fault = ✗ { $text }
frame-warning = ! { $text }
frame-why = <blockquote>{ $text }</blockquote>
# 问题背后的规定。$sources：出处，$day：年月，$sure：把握
frame-why_rule = <blockquote>{ $text }<i>（{ $sources }，{ $day }{ $sure }）</i></blockquote>
frame-why_high = {""}
frame-why_medium = ，可能已变
frame-why_low = ，说法不确定
# 问题旁的本省提示
frame-note = <i>{ $text }</i>
frame-note_unsure = <i>{ $text }（说法不一，请有准备）</i>
frame-example = 例如：<code>{ $example }</code>
frame-so_far = 目前填的是：{ $value }
# 第 $place 项，共 $total 项；$part：下面的一部分
frame-progress = <i>第 { $place } 项，共 { $total } 项 · { $part }</i>
# $reason：退回的原因；$note：审核员的话
frame-sent_back = ✗ 被退回：{ $reason }
frame-sent_back_note = “{ $note }”

# 备案的各个部分
part-open = 基本情况
part-needs = 需要准备的
part-subject = 主办者
part-principal = 主体负责人
part-site = 网站
part-site_principal = 网站负责人
part-access = 服务器
part-papers = 材料
part-end = 提交
part-after = 通过之后

# 答案显示的样子
value-text = { $text }
value-copy = { $text }
value-list = { $list }
value-photo = { $count } 张照片
value-photo_doubtful = { $count } 张照片，有疑问
value-not_asked = 阿里云没有要求
value-skipped = 没有填
value-later = 以后再填

lang-name-zh-hans = 中文
lang-name-en = English
