# 命令菜单，按菜单里的先后排列。

command-start = 开始，或接着上次继续
command-status = 走到哪一步了，现在要做什么
command-back = 回到上一个问题
command-change = 修改某一项
command-help = 分题解答
command-why = 为什么问这一项
command-check = 照现在的内容，审核会怎么说
command-human = 请人帮忙
command-language = 中文 / English
command-filings = 我的全部备案
command-new = 另开一个备案
command-cancel = 撤销这个备案
command-export = 导出回答和照片
command-privacy = 留存什么，谁能看到
command-forget = 删除留存的内容
