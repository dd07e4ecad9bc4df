# 给运营者：一事一行，出了什么事、下一步怎么办。还有搬了账号的备案人会看到的话。

# $seq：消息编号，$why：Telegram 给的原因
operator-parked = ! Telegram 不收第 { $seq } 条消息（{ $why }）。消息留着：<code>beian outbox</code> 可以查看，<code>beian outbox replay { $seq }</code> 再发一次。
# $chat：群编号
operator-no_rights = ! 我在群 <code>{ $chat }</code> 里发不了消息。请把我加回去，或者设成管理员；要发的内容先等着。
# $why：哪里没成，不含任何资料
operator-event_failed = ! 有一件事没处理成（{ $why }）。已经请对方稍等；日志里有更新编号，<code>beian verify</code> 能找出损坏的记录。
operator-conflict = ! 有别的程序用同一个令牌取走了我的更新。如果不小心启动了两份，请停掉一份；如果没有，请到 BotFather 换一个令牌。
operator-disk = ! 磁盘写不进去，我先停下了。已经确认收到的都在。请腾出空间，或者让磁盘可写，再启动我。
operator-photo_not_kept = ! 有一张照片写不进磁盘。备案人在等，我会反复再试，持续几个小时。请腾出空间，或者让照片文件夹可写。
operator-damaged = ! 数据读不出来，我先停下了。请不要动那个文件夹：先留一份副本，再恢复最近的备份。
operator-stopped = ! 我们这边出了故障，我停下了。原因在日志里；已经确认收到的都在，下次启动接着来。
operator-webhook_lost = ! Telegram 那边的推送地址变了或者没了，我已经重新设好。如果再发生，就是有人也在用这个令牌。
operator-rules_kept = ! 改过的规则有问题，没有启用，我先照旧规则办。<code>beian check</code> 会逐条列出来。
operator-rules_taken = ✓ 改过的规则已经启用。

# $filing：这里的编号
moved-away = 按备案人的要求，备案 { $filing } 已经搬到另一个账号，这里不再有它了。如果这不是您的意思，请联系运营者。
moved-here = ✓ 备案 { $filing } 搬到这里了，您在另一个账号里填过的都在。

# 放得太久的备案删除之后的回执。$filing：这里的编号
retention-done = ✓ 备案 { $filing } 很久没有动静，已经按之前说的删除了：密钥已销毁，谁也读不出来了，用备份恢复也不会再出现。我删不到的是：这里的聊天记录（请在 Telegram 里清空），以及审核人员那边收到的副本。工信部那边的备案不受影响。
