### 演示页面自己的文字。只用普通文字和 { $参数 }：由页面自己填入。

page-title = 网站备案试一试
page-brand = 网站备案 · 演示
page-skip-link = 跳到备案人的聊天
page-noscript = 这个页面需要开启 JavaScript。页面内容全部来自您电脑上的程序，不会从别处加载任何东西。

## 顶栏
page-clock = 演示用的时钟
page-skip-hour = 1 小时
page-skip-hour-long = 让时间过去一小时
page-skip-day = 1 天
page-skip-day-long = 让时间过去一天
page-skip-reminder = 下一个提醒
page-skip-reminder-long = 让时间走到机器人下一次要说话的时候
page-now-it-is = 现在是{ $day } { $time }
page-bot-restart = 强行结束并重启
page-bot-restart-long = 不打招呼地结束机器人进程（{ $pid }），再重新启动
page-bot-restarting = 正在重启…
page-bot-start = 启动机器人
page-bot-down = 机器人没有在运行
page-note-restarted = 机器人进程 { $old } 已被强行结束，重新启动为 { $pid }
page-note-started = 机器人已启动（进程 { $pid }）
page-switch-language = Switch to English
page-other-language = EN
page-theme = 浅色或深色
page-theme-auto = 颜色跟随系统
page-theme-light = 浅色
page-theme-dark = 深色

## 左右两边
page-tab-filer = 备案人
page-tab-reviewer = 审核群
page-pane-filer = 备案人与机器人的聊天
page-pane-reviewer = 审核人员的群
page-choose-chat = 选择聊天
page-chat-menu = 这个聊天的更多操作
page-chat-of = { $name }的手机
page-as = 以{ $name }的身份
page-private = 私聊
page-bot = 备案助手
page-typing = 正在输入
page-no-link = 与演示程序断开了，正在重连
page-block = 拉黑机器人
page-unblock = 解除拉黑
page-topics = 话题
page-topic-all = 全部
page-topic-general = 综合
page-pinned = 置顶
page-empty = 您是来备案的人。点“开始”，看看一个网站是怎样备案的。
page-empty-group = 这里还没有待审的备案。备案人提交审核后，卡片会出现在这个群里。
page-start = 开始

## 人
page-group-name = 备案审核群
page-new-filer = 再加一位备案人
page-person-name = 名字
page-person-language = Telegram 客户端的语言
page-person-hint = 机器人先用这种语言打招呼，聊天中随时可以换。
page-add = 添加

## 消息
page-messages = 消息
page-new-messages = 新消息
page-to-newest = 回到最新消息
page-you = 您
page-edited = 已编辑
page-gone = 这条消息已不在
page-forwarded = 转发的消息
page-photo = 照片
page-file = 文件
page-picture = 图片
page-download = 下载
page-message-menu = 对这条消息的操作
page-answers-of-message = 这条消息的按钮
page-reply = 回复
page-edit = 修改
page-delete = 删除
page-forward = 转发给机器人
page-copy-text = 复制文字
page-copied = 已复制
page-not-copied = 这里没能自动复制，请选中文字后自己复制。
page-show-hidden = 显示被遮住的文字
page-bot-says = 机器人说

## 输入
page-write = 输入消息
page-send = 发送
page-commands = 命令
page-offered = 可选的回答
page-attach = 附件
page-attach-photo = 照片
page-attach-file = 文件
page-tray = 待发送的文件
page-as-photo = 按照片发
page-as-file = 按文件发
page-remove = 移除
page-album-limit = 一组最多 { $n } 个文件，多出来的没有放进来。
page-contact-own = 我自己的号码
page-contact-other = 别人的名片
page-replying-to = 回复
page-correcting = 修改您的消息
page-cancel = 取消
page-ok = 好的
page-close = 关闭
page-failed = 没有成功。演示程序还在运行吗？

## 试一试
page-try = 现成的回答和图片
page-try-answers = 这个问题可以这样答
page-try-pictures = 图片
page-try-good = 对的
page-try-bad = 错的
page-try-none = 这里没有现成的回答。点按钮，或者随便写点什么。

## 只写名称的消息种类
page-service-location = 位置
page-service-sticker = 贴纸
page-service-voice = 语音
page-service-video = 视频
page-service-audio = 音乐
page-service-video-note = 圆形视频
page-service-animation = 动图
page-service-dice = 骰子
page-service-poll = 投票
page-service-story = 动态
page-service-unknown = 全新的消息种类
page-service-contact = 名片
page-service-photo = 照片
page-service-document = 文件
page-service-forum-topic-created = 新话题
page-service-forum-topic-edited = 话题改了名
page-service-forum-topic-closed = 话题已关闭
page-service-forum-topic-reopened = 话题重新打开
page-service-pinned-message = 置顶了一条消息
page-service-new-chat-members = 有人入群
page-service-supergroup-chat-created = 群已建立
page-service-group-chat-created = 群已建立
page-service-left-chat-member = 有人退群
page-service-new-chat-title = 群有了新名称
page-service-migrate-to-chat-id = 群已升级为超级群
page-service-migrate-from-chat-id = 群已升级为超级群

## 帮助
page-help = 怎么用这个页面
page-help-what = 左边，您是来给网站备案的人；右边，您是审核人员。中间是真正的机器人，连着这台电脑上的一个仿真 Telegram。
page-help-try = 左边聊天下方有现成的回答和图片，对的错的都有。您自己的图片可以选取、拖入或粘贴。
page-help-time = 上方可以把时间往前拨。这段时间里该发的提醒，机器人会一条条发出来。
page-help-kill = “强行结束并重启”会在任何时刻结束机器人进程。已经答过的一条也不会丢。
page-keys = 快捷键
page-key-filer = 以备案人身份输入
page-key-reviewer = 以审核人员身份输入
page-key-try = 打开或收起现成回答
page-key-buttons = 最新消息的按钮
page-key-hour = 往前一小时
page-key-day = 往前一天
page-key-reminder = 到下一个提醒
page-key-restart = 强行结束并重启机器人
page-key-send = 发送
page-key-line = 换行
page-key-close = 关闭、取消
page-key-help = 打开这个帮助
