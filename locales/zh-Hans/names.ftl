# 网站名称和备注的帮手。

# A part of a name in bold: $before and $after it, $hit the part
names-part = { $before }<b>{ $hit }</b>{ $after }
# What was found out about a name that was sent. $name: the name, what speaks against it in bold
names-blocked = { $name } 这样写会被退回：
names-doubtful = { $name } 有可能通过：
names-passes = ✓ { $name }：没有发现问题。
names-more = 还有别的，先看这些。
# Above the names to tap
names-made = 下面的名称用的都是您自己的词，符合已知的规定。点一个就行，也可以另发一个。
# $text: a remark made of the answers
names-remark = 按您的回答可以这样写：<code>{ $text }</code>
    每句都属实就直接用；也可以复制后改一改，再发给我。
# Behind "Why?". $what: a word or a name; $source, $day: who says so, and when that was
names-source = { $what }：{ $source }，{ $day }
