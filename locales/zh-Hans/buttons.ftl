# 答案以外的按钮上的字，最多二十个汉字。

# 开头
button-agree = 同意
button-decline = 不同意
button-privacy = 留存什么
# 问题下面
button-back = 上一步
button-why = 为什么？
button-skip = 跳过
button-later = 以后再填
button-keep = 确实如此
# $name：选项或项目的名称
button-only = 就选：{ $name }
button-on = ✓ { $name }
button-off = { $name }
button-same_as = 和{ $name }一样
button-use_remark = 就用这段备注
button-copy_remark = 复制后自己改
# $name: a name that can be taken
button-name = { $name }
button-done_many = 选好了（{ $count }）
# 第 $page 页，共 $pages 页
button-more = 更多（{ $page }/{ $pages }）
button-sheet_get = 领取核验单
button-sheet_not_asked = 阿里云没有要求
button-paper_get = 领取要签的文件
button-picture_none = 都不是
button-again = 重拍一张
button-erase = 把照片从对话里删掉
# 其他地方
button-return = 接着办
button-go_on = 继续
button-forecast_anyway = 就这样继续
button-change = 修改
button-sections = 其他部分
button-my_pictures = 看我的照片
button-status = 办到哪了
button-help = 帮助
button-topics = 全部问题
button-new = 另开一个
# $name：域名或主办者
button-open = 打开 { $name }
button-no = 不，先留着
button-yes_cancel = 对，撤销
button-yes_forget = 对，彻底删除
button-deck_done = 填好了，下一页
button-alibaba = 打开阿里云备案
button-alibaba_help = 问阿里云
button-ministry = 打开工信部网站
button-send_again = 再次提交
button-paste_reason = 粘贴退回原因
# 提醒下面；$name：是哪件事
button-remind_go = 现在就办
button-remind_done = 办好了
button-remind_later = 明天再说
button-remind_stop = 不再提醒
button-remind_done_of = 办好了：{ $name }
button-remind_later_of = 明天再说：{ $name }
button-remind_stop_of = 不再提醒：{ $name }
# 审核员的卡片上
button-desk_take = 我来看
button-desk_accept = 通过
button-desk_back = 退回几项
button-desk_note = 写备注
button-desk_send_back = 现在退回
button-desk_unpick = 清空已选
button-desk_drop = 放下
button-desk_card = 回到卡片
button-desk_take_over = 我来和他聊
button-desk_hand_back = 交还给机器人
