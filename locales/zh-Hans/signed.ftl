# 拍回来的签名文件：各种文件怎么称呼，哪里不对。每一条都说清问题和下一步；“存疑”的可以保留。

sheetkind-verification = 核验单
sheetkind-subject-letter = 主体负责人授权书
sheetkind-site-letter = 网站负责人授权书
sheetkind-statement = 个人网站声明
sheetkind-promise-guangdong = 广东承诺书
sheetkind-promise-jiangsu = 江苏承诺书
sheetkind-promise-no-tutoring = 不涉及校外培训业务承诺书
sheetkind-site-plan = 网站建设方案书

## 要换一份

fault-sheet_other = 这份文件是另一个备案的，编号对不上。请找到页脚编号是本备案的那一份，再拍一张。
fault-sheet_kind = 这是{ $sent }，这里需要的是{ $wanted }。请您拍那一份。
# $count：打印之后改过几项
fault-sheet_old = 这份是旧的，打印之后内容有改动{ $count ->
    [0] 。
   *[other] ：{ $items }。
 }请重新打印，签好再拍。
fault-sheet_page = 还缺第 { $page } 页，共 { $pages } 页。请把这一页完整拍下来，四个角都要拍到。
fault-sheet_unsigned = 签字栏是空的。请用黑色签字笔在栏内亲笔签名，再拍一张。
fault-sheet_unsealed = 公章栏里没有看到红色公章。请盖上单位公章，拍一张彩色照片。

## 存疑：可以保留

fault-sheet_code = 右上角的方码读不出来，不能确认是不是最新打印的一份。如果被挡住或者反光，请再拍一张。
fault-sheet_foreign = 这张纸上没有找到我的标记，版本和签名都没法核对。如果用的是阿里云下载的模板，就没有问题；否则请把我生成的那份完整拍下来。
fault-sheet_corner = 有一个角没有拍到。请把整页拍进来，四个黑色方块都要看得见。
fault-sheet_seal_odd = 有红色印迹，但不像一枚完整的圆形公章。请看看盖的是不是单位公章、盖得全不全；不对的话，请重新打印再盖。
fault-sheet_seal_away = 公章离公章栏有点远。方便的话，请重新打印，盖在栏内。
fault-sheet_seal_covers = 公章盖住了打印的文字。如果文字认不清，请重新打印，盖在公章栏内。
fault-sheet_date_filled = 日期栏里写了字，这一栏要留空。请重新打印，不要填写日期。
fault-sheet_date_missing = 还没有写日期。请在日期栏里手写日期，再拍一张。
fault-sheet_hidden = 有一行打印的字看不见，是涂改过，还是被东西挡住了？涂改过的文件会被退回，请重新打印；如果是被挡住，请移开再拍。
fault-sheet_struck = 有一行打印的字被划掉或者改写了。涂改过的文件会被退回，请用 /change 修改答案，再重新打印。

## 提问时就说明

fault-not_printable = 核验单的字库里没有{ $signs }，打印时这一行留空，请您手写；在阿里云的页面上照常填写这个字。
