# 审核群：备案的卡片，以及审核员和备案人之间的话。

# $filing：这里的编号，$kind：备案种类
desk-card = { $filing } · { $kind }
# $stage：到哪一步，$since：从什么时候起
desk-stage = { $stage }，从 { $since } 起
# $name：审核员
desk-claimed = { $name } 在看
desk-taken_over = 有人在和备案人聊，机器人先歇着。
# $will、$may、$unknown、$fine：各有多少条退回原因
desk-forecast = 预审：会退 { $will }，可能退 { $may }，看不到 { $unknown }，没问题 { $fine }
# $name：项目，$value：答案，$before：上次看到的
desk-row = { $name }：{ $value }
desk-row_new = ● { $name }：{ $value }
desk-row_changed = ● { $name }：{ $value }（原来：{ $before }）
# 机器没有通过的照片。$names：哪几项
desk-picture_refused = ! <b>机器没有通过</b>，是几次里最好的一张，请您判断。
desk-pictures_refused = ! <b>请过目</b>：{ $names }（机器没有通过，是几次里最好的）
# $name：项目，$reason：退回的原因
desk-picked = ✗ { $name }：{ $reason }
# $note：审核员的话
desk-note = “{ $note }”
desk-pick_item = <b>退回哪一项？</b>
desk-pick_reason = <b>{ $name }：什么原因？</b>
# $name：被问的审核员
desk-ask_note = { $name }，请把备注写在您的下一条消息里，会原样转给备案人。
desk-expired = { $filing } 放的时间到了上限，已经删除。请把手上的也删掉，包括这个群里的照片。
desk-forgotten = { $filing } 已由备案人删除。请把手上的也删掉，包括这个群里的照片。

# $name：审核员，$text：他的话
relay-from_reviewer = <b>{ $name }</b>：{ $text }
relay-how_to_answer = <i>要回答的话，请回复这条消息。</i>
# $filing：这里的编号，$text：备案人的话
relay-from_filer = <b>{ $filing }</b> 的备案人：{ $text }
relay-person_here = 现在由人来和您聊，您写的会转给审核员，我先歇着。
relay-bot_back = 我回来了，从刚才停下的地方接着来。

# $chat：群的编号。把机器人拉进来的可能就是运营者
desk-not_here = 我只在一个群里工作，不是这个群，所以先退出了。给运营者：这个群的编号是 <code>{ $chat }</code>。
desk-language = 这里现在用中文，发送 /language 可以切换。
