# 在问题之前或旁边说的短句。

# 回答。$name：项目名称，$value：答案
notice-understood = ✓ { $name }：{ $value }
notice-understood_text = ✓ { $name }：{ $value }
notice-later = ✓ { $name }：以后再填，提交之前我会问。
notice-skipped = ✓ { $name }：不填。
# $count：沿用的项数
notice-reused = { $count ->
        [0] 没有可以沿用的内容。
       *[other] ✓ 沿用了 { $count } 项，都可以改。照片只跟着一次备案保存，所以要请您再发一次。
    }
notice-reused_none = 没有找到可以沿用的内容，还是逐项问您。
notice-corrected = ✓ 已经按您改的更新：{ $name }。
notice-not_corrected = { $name }还是原来的：
notice-edit_late = 看到您改了之前的消息，不过那一项现在不能这样改了，请用 /change。
notice-forwarded = 这条是转发来的，我当作您的回答；如果不是，请返回上一步。
notice-no_back = 前面没有了。
notice-no_skip = 这一项必须填，不能跳过。
notice-no_later = 这一项不能等，后面的问题要看它。
notice-why_none = 阿里云的表格要填。
notice-nothing_asked = 现在没有在问什么。您目前在这里：
notice-unknown_command = 没有这个命令，可以用 /help 看看有哪些。
notice-contact_other = 这是别人的名片，我就用上面的号码；如果不是，请返回上一步。
notice-sms_code = ! 这像是短信验证码。我已经从对话里删掉，没有保存。请只在 beian.miit.gov.cn 填写，别人都用不着它。

# 同意之前
notice-consent_first = 这条没有保存。请先选是否同意。
notice-consent_first_file = 文件没有下载。请先选是否同意保存。

# 用不上的
notice-cannot = 这个我用不上。请用文字、按钮或照片回答。
notice-cannot_sticker = 贴纸我看不懂，我们在这里：
notice-cannot_voice = 语音我听不了，请写成文字：
notice-cannot_audio = 录音我听不了，请写成文字：
notice-cannot_video = 视频我用不上，请发照片或写成文字：
notice-cannot_video_note = 视频我用不上，请发照片或写成文字：
notice-cannot_animation = 动图我用不上，请发照片或写成文字：
notice-cannot_location = 地图位置我用不上，请把地址写出来：
notice-cannot_contact = 现在没有在问电话号码，我们在这里：
notice-cannot_poll = 投票我用不上，请写成文字：
notice-cannot_dice = 这个我用不上，我们在这里：
notice-cannot_story = 动态我用不上，请发照片或写成文字：

# 照片
notice-checking = ⏳ 正在看照片，请稍等。
notice-checking_album = ⏳ 正在看您发的几张照片，几秒钟就好。
notice-checking_last = ⏳ 正在看最后一张照片，几秒钟就好。
notice-checking_waits = ⏳ 前面还有别的照片在看，您这张已经排上，不用再发。
# 第一次要照片时，说明这些照片的用途
notice-rehearsal = <i>这里是预演：正式提交时，证件大多要在阿里云 App 里现场拍。先在这里看看哪些会被退回。</i>
notice-picture_kept = ✓ { $name }：收下了。
# $number：是第几次发的
notice-picture_person_looks = ! 几次拍的都差一点。先留下其中最好的一张（第 { $number } 次），由审核人员来看；之后随时可以换更好的。
notice-picture_may_fail = ! 几次拍的都差一点。先留下其中最好的一张（第 { $number } 次），但有可能被退回，方便时请换一张更清楚的。
# 第 $try 次，最多 $max 次
notice-try = <i>第 { $try } 次，最多 { $max } 次，之后会留下最好的一张。</i>
notice-try_reviewed = <i>第 { $try } 次，最多 { $max } 次，之后留下最好的一张，由审核人员来看。</i>
# $last：上一张的同一项数值
notice-coach_better = 上一张是 { $last }，这张好些了，再好一点就行。
notice-coach_worse = 上一张是 { $last }，比这张更接近。
notice-coach_same = 上一张也是 { $last }。
notice-same_refused = 这张和刚才发的是同一张，问题也一样，要重新拍才行。
notice-send_as_file = Telegram 压缩了照片。请以文件方式发送：点回形针，选“文件”。
notice-page_kept = ✓ 这一页收下了。
notice-picture_not_now = 现在不能更换照片，这张没有保存。
notice-picture_not_asked = 现在没有要照片，这张没有保存。
notice-picture_wait = 照片有点多。请等我看完这些，再发其余的。
# $max：每天最多几张
notice-pictures_today = 今天已经收了 { $max } 张照片，一天只能收这么多。收下的都在，请明天接着发。
notice-picture_sorted_already = 这张照片已经归好了。
notice-picture_dropped = 这张照片没有保存。
notice-unsorted_wait = 请在上面那张照片下面，选它是哪一份材料。
picture-which = 这张照片是哪一份材料？
# 一起发来的照片。$number：第几张，$name：哪一份材料
album-which = 这几张照片我是这样归的，对吗？
album-row = { $number }. { $name }
album-row_asked = { $number }. 还看不出来，下面单独问您
album-by_order = <i>看不出来的，是按发来的先后归的。</i>
album-refused = <b>{ $name }</b>：
button-album_right = 都对
button-album_other = 第 { $number } 张不是
button-erase_all = 把照片从对话里删掉

# 要签的文件
paper-verification = 📄 《ICP备案信息真实性核验单》，按您的回答生成。这是示例，以阿里云备案系统下载的模板为准。
paper-subject-letter = 📄 主体负责人授权书。这是示例，以阿里云备案系统下载的模板为准。
paper-site-letter = 📄 网站负责人授权书。这是示例，以阿里云备案系统下载的模板为准。
paper-promise-guangdong = 📄 广东备案承诺书。这是示例，以阿里云备案系统下载的模板为准。
paper-promise-jiangsu = 📄 江苏备案承诺书。这是示例，以阿里云备案系统下载的模板为准。江苏还要网站负责人拿着它拍一段视频，在阿里云 App 里拍。
paper-promise-no-tutoring = 📄 《不涉及校外培训业务承诺书》。这是示例，以阿里云备案系统下载的模板为准。
paper-statement = 📄 《个人网站声明》。这是示例，以阿里云备案系统下载的模板为准。
paper-site-plan = 📄 《网站建设方案书》提纲，按您的回答生成。各地模板略有不同，章节大致一样。
    .how = 请补充栏目和结构图、人员、资金来源，也可以把文字复制到自己的文档里改写。写好后签字盖章，发到这里，最好是 PDF。
paper-how = 打印出来亲笔签名，拍下整页，发到这里。

# 从图片上识别的。$name：哪张图片，$value：识别到的值，该遮的已遮住
notice-read = 我在您的图片（{ $name }）上识别到：<b>{ $value }</b>。对吗？
button-read_right = 对
button-read_wrong = 不对
notice-read_wrong = 好，图片上识别的那一项不用了，请直接输入。

# 粘贴的退回原因。$reason：认得的原因
notice-refusal_known = ✗ { $reason }
notice-refusal_unknown = 这段话我还不认得。请看看是不是复制完整了，也可以点“帮助”。
notice-refusal_unknown_kept = 这个原因我还不认得，原文先记在备案里。请对照它说的内容，用 /change 逐项检查。

# 往下走
notice-moved_already = 这一步已经办过了，目前在这里：
notice-no_change_now = 现在不能修改，目前在这里：
notice-welcome_back = 从上次停下的地方接着来。
notice-new_filing = ✓ 开了一个新备案，原来的都在，见 /filings。
# $max：每人最多几个
notice-too_many_filings = 您已经有 { $max } 个备案，请先用 /forget 删掉一个。
# $max：每天最多新开几个
notice-filings_today = 您今天已经开了 { $max } 个备案，一天只能开这么多。请先办其中一个，或者明天再开。
notice-too_fast = 发得太快，我来不及看。先到的已经收下，后面的没有收。请等一分钟，发送 /status 再接着来。
notice-filing_gone = 那个备案已经删除了。
notice-our-fault = ! 我们这边出了点问题。您发的都没有丢，过一会儿我自己接着来。

# 不是文字的回答有什么毛病。$name：项目名称
fault-choose = 没能对上哪个选项。请点按钮，或者照着按钮上的字写。
fault-choose_many = 没能全部对上选项。请点按钮，或者照着按钮上的字写，中间用顿号隔开。
fault-gate = 请看完之后点下面的按钮。
fault-photo_expected = 这里要的是照片：{ $name }。请发照片，最好以文件方式发送。

# 点按钮时闪现的话，最多 200 字。$name：在谁手上
toast-stale = 这是之前问题的按钮，当前的问题在下面。
toast-already = 已经办过了。
toast-consent_first = 请先选是否同意。
toast-gone = 这个备案已经删除了。
toast-members_only = 这些按钮只给本群成员用。您要是本群成员，请过一会儿再点一次。
toast-claimed = { $name } 在看。
toast-moved_already = 这一步已经过去了。
toast-pick_first = 请先选要退回的项目。
toast-sheet = 文件马上发来。
toast-photos = 照片马上发来。
toast-erase = 已从对话里删除（48 小时之内的才删得掉）。
toast-rdone = 记下了。
toast-rlater = 明天再提醒您。
toast-rstop = 这件事不再提醒了。
