# 照着填：阿里云的表格，一页一页来。正文是标题，.help 是在那一页要做的。

# $label：表格里的叫法，$value：要复制的内容
deck-row = { $label }：{ $value }
# $number：第几份，$label：表格里的叫法，$name：是什么
deck-paper = { $number }. { $label }（{ $name }）
deck-paper_doubtful = { $number }. { $label }（{ $name }）：到那边请拍一张更好的
# 第 $place 页，共 $total 页
deck-progress = <i>第 { $place } 页，共 { $total } 页。点一下内容就能复制。</i>
deck-progress_plain = <i>第 { $place } 页，共 { $total } 页。</i>

deck-start = 打开备案页面
    .help = 用要备案的账号登录，点“开始备案”。先关掉 VPN。
deck-kind = 基础信息
    .help = 阿里云按这些判定备案种类。如果和我说的不一样，先核对名称和证件号码，再往下走。表格里的叫法可能略有出入。
deck-record = 原备案
    .help = 选要变更或注销的那个备案，核对下面这些。
deck-subject = 主办者信息
    .help = 先在列表里选省、市、区，通信地址从后面写起。
deck-principal = 主体负责人
    .help = 号码中间不要加空格。
deck-site = 网站信息
    .help = 名称当场被拒的话，换下一个。
deck-site_principal = 网站负责人
    .help = 和主体负责人是同一个人的，勾选“同主体负责人”就行。
deck-papers = 上传材料
    .help = 多数照片要在阿里云 App 里现拍，请把原件放在手边。页面上可以传文件的，用 /export 就能拿到全部照片。
deck-face = 人脸核验
    .help = 由网站负责人本人在阿里云 App 里做：背后是白墙，光线均匀，不戴帽子和眼镜，身份证放在手边。用护照或通行证的可能要转人工，慢一些，按 App 里的提示做。
deck-send = 提交
    .help = 在阿里云页面上从头看一遍，再提交。显示提交成功后，点下面的按钮。
