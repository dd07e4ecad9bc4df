# 照片：叫什么、问题在哪儿、哪里不合适。
# 每一条先说问题,再说现在怎么办。“存疑”一节的照片,用户愿意的话可以保留。

photokind-id_front = 身份证人像面
photokind-id_back = 身份证国徽面
photokind-handheld = 手持身份证照片
photokind-licence = 营业执照
photokind-sheet = 已签名的核验单
photokind-letter = 授权书
photokind-certificate = 域名证书
photokind-residence = 居住证
photokind-promise = 承诺书
photokind-other = 其他材料

photoplace-top_left = 左上角
photoplace-top = 上方
photoplace-top_right = 右上角
photoplace-left = 左侧
photoplace-middle = 中间
photoplace-right = 右侧
photoplace-bottom_left = 左下角
photoplace-bottom = 下方
photoplace-bottom_right = 右下角

photobeside-left = 左侧
photobeside-right = 右侧
photobeside-above = 上方
photobeside-below = 下方

## 文件用不了

fault-photo_empty = 这个文件是空的，可能上传时中断了。请您再发一次。
fault-photo_too_large = 这个文件有 { $mb } MB，而 Telegram 最多只转给我 { $max_mb } MB。请您改用“照片”方式发送，或者把相机分辨率调低后重拍。
fault-photo_unavailable = 这个文件我试了几次，都没能从 Telegram 取到。请再发一次。
fault-photo_heic = 这是苹果手机的 HEIC 格式，阿里云不收。请您改用“照片”方式发送（不要选“文件”），Telegram 会自动转成 JPEG。以后想省事，可以在“设置－相机－格式”里选“兼容性最佳”。
fault-photo_avif = 这张图片是 AVIF 格式，阿里云不收。请您改用“照片”方式发送，或者先另存为 JPEG 再发。
fault-photo_gif = 这是 GIF 动图，颜色太少，证件会看不清。请您对着原件拍一张照片发来。
fault-photo_tiff = 这是 TIFF 扫描件或相机原始文件，阿里云不收。请您另存为 JPEG 或 PNG 后再发。
fault-photo_bmp = 这是 BMP 图片，阿里云不收。请您另存为 JPEG 或 PNG 后再发。
fault-photo_svg = 这是 SVG 图形，不是照片。请您对着原件拍一张照片发来。
fault-photo_uncommon = 这张图片的格式阿里云不收。请您另存为 JPEG 或 PNG 后再发。
fault-photo_zip = 这是压缩包。请您解压以后，把照片一张一张发来。
fault-photo_office = 这是文档，不是照片。请您打印出来，需要签名的先签好，再把纸面拍成照片发来。
fault-photo_video = 这是视频。请您给证件拍一张静态照片发来。
fault-photo_audio = 这是音频文件。请您发证件的照片。
fault-photo_text = 这个文件虽然叫照片，里面却只有文字。请您把照片本身发来。
fault-photo_unknown = 这种文件我认不出来。请您直接发照片，或者发 JPEG、PNG、WebP 格式的文件。
fault-photo_pdf = 这里需要照片；只有执照、授权书和证书可以用 PDF。请您对着原件拍一张照片发来。
fault-photo_animated = 这是会动的图片，证件要用静止的照片。请您发一张普通照片。
fault-photo_cmyk = 这张 JPEG 用的是印刷色（CMYK），审核人员看到的颜色会走样。请您另存为 RGB 格式，或者直接拍原件。
fault-photo_broken = 这个文件损坏了，或者传到一半断了。请您再发一次；还是不行的话，请重新拍一张。
fault-photo_too_many_pixels = 这张图片有 { $width } × { $height } 像素（约 { $megapixels } 百万像素），我打不开这么大的图。请您改用“照片”方式发送，或者另存为小一些的普通 JPEG 再发。

## 完全没法用

fault-photo_tiny = 这张图片只有 { $width } × { $height } 像素，上面的字谁也看不清。请您发原图，不要发缩略图；短边最好不少于 { $wanted } 像素。
fault-photo_black = 这张照片几乎全黑。请您在白天或灯下重拍，并看看镜头有没有被挡住。
fault-photo_blank = 这张照片上只有一片颜色，看不到内容。请您确认有字的一面朝上，再拍一张。
fault-photo_blurred = 这张照片太模糊，字认不出来（清晰度 { $sharpness }，需要 { $wanted }）。请您把证件放平，点一下屏幕上的文字对焦，拿稳手机再拍一张。
fault-photo_screenshot = 这是屏幕截图。审核要看纸质原件，请您用相机对着原件拍一张发来。
fault-photo_wrong_side = 这像是另一面。这里要的是{ $kind }，请您把证件翻过来再拍一张。
fault-photo_two = 这张照片里有两份证件，另一份在{ $place }。请您每份单独拍一张。
fault-photo_cut = 证件没有拍全，{ $sides }被切掉了。请您把手机拿远一点，四个角都拍进来、周围留一指宽的桌面，再拍一张。

## 存疑：可以保留

fault-photo_small = 这张照片只有 { $width } × { $height } 像素，小字可能看不清，短边建议不少于 { $wanted } 像素。请您用“文件”方式再发一次，这样 Telegram 不会压缩。
fault-photo_wrong_paper = 这看起来像另一份材料，这里要的是{ $kind }。没发错的话可以保留；发错了，请您换成对的那份。
fault-photo_strip = 这张照片又长又窄。请您看看证件是否完整、旁边有没有太多别的内容；不合适的话请重拍一张。
fault-photo_dark = 这张照片偏暗（亮度 { $light }，需要 { $wanted }），审核人员看不清就会退回。请您靠近窗户或灯光再拍一张。
fault-photo_faint = 字和纸的颜色几乎分不开。请您擦一擦镜头，让光从您身后照过来，再拍一张。
fault-photo_soft = 这张照片有点模糊（清晰度 { $sharpness }，需要 { $wanted }）。请您放大看看最小的字：看不清的话，拿稳手机，点一下文字对焦再拍一张；用“文件”方式发送也会更清楚。
fault-photo_glare = { $place }有反光。如果盖住了字，请您把证件转一点避开灯光，关掉闪光灯再拍一张。
fault-photo_grey = 这张照片没有颜色。审核要看彩色原件，复印件会被退回。请您对着原件拍一张彩色照片。
fault-photo_shaken = 拍的时候手机晃动了（清晰度 { $sharpness }，需要 { $wanted }）。请您把证件放平，双手或手肘撑稳，再拍一张。
fault-photo_far = 证件只占画面的 { $percent }%，最好占 { $wanted }% 以上。请您把手机靠近些，让证件几乎占满画面，再拍一张。
fault-photo_tilted = 证件歪了 { $degrees } 度。请您把手机顺着证件的边拿正，再拍一张。
fault-photo_aslant = 这张是从侧面拍的，远处的字挤在了一起。请您把手机举到证件正上方，再拍一张。
fault-photo_screen = 这张看起来是对着屏幕翻拍的。如果是，请您改拍原件；如果不是，可以保留。

## 同一张照片又发来。$name：已经用了它的那一项

fault-photo_same_sent_back = 这就是被退回的那一张，请您重新拍一张。
fault-photo_same_other = 这张和“{ $name }”用的是同一张。发错了的话，请您换成对的那张；如果两样都在上面，可以保留。

## 标注图旁边的话

photo-sample = 像这样拍：四角完整，光线均匀，字字清楚。
