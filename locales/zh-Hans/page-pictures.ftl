# 演示页样例图片的标题。

picture-id_front = 身份证人像面
picture-id_back = 身份证国徽面
picture-handheld = 手持身份证
picture-licence = 营业执照
picture-sheet = 已签名的核验单
picture-sheet_company = 已签名盖章的核验单
picture-letter = 授权书
picture-certificate = 域名证书
picture-certificate_pdf = 域名证书（PDF）
picture-residence = 居住证
picture-promise = 广东承诺书
picture-id_front_blurred = 身份证，模糊
picture-id_front_dark = 身份证，太暗
picture-id_front_tiny = 身份证，只有 200 像素
picture-id_front_grey = 身份证，黑白复印件
picture-id_front_heic = 身份证，HEIC 文件
picture-id_back_glare = 身份证国徽面，反光
picture-licence_cut = 营业执照，没拍全
picture-sheet_unsigned = 核验单，没有签名
picture-not_a_photo = 名为“照片.jpg”的文本
picture-printed_complete = 您的文件，已签好
picture-printed_unsigned = 您的文件，没有签名
picture-printed_unsealed = 您的文件，没有盖章
