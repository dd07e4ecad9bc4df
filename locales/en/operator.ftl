# To whoever runs the bot: one line each, what is wrong and the next move. And to the filer whose filing he moved.

# $seq: the number of the message, $why: Telegram's reason
operator-parked = ! Telegram refused message { $seq } for good ({ $why }). It is kept: <code>beian outbox</code> lists such messages, <code>beian outbox replay { $seq }</code> tries again.
# $chat: the number of the group
operator-no_rights = ! I can't write in group <code>{ $chat }</code>. Please put me back there, or make me an administrator; what is meant for it waits.
# $why: what failed, without data
operator-event_failed = ! Something that happened could not be handled ({ $why }). The person was told to wait; the log names the update, <code>beian verify</code> finds damaged records.
operator-conflict = ! Somebody else takes my updates with the same token. If I was started twice, stop one of the two; if not, get a new token from BotFather.
operator-disk = ! The disk refused a write, so I stopped. Nothing acknowledged is lost. Please make room, or make the disk writable, and start me again.
operator-photo_not_kept = ! A picture could not be written to the disk. Its filer waits, and I try again for some hours. Please make room, or make the photos' folder writable.
operator-damaged = ! The data can't be read, so I stopped. Please don't change the folder: keep a copy, and restore the last backup.
operator-stopped = ! I stopped because of a fault of ours. The log tells which; nothing acknowledged is lost, and I go on at the next start.
operator-webhook_lost = ! Telegram had another address for my updates, or none. I have set ours again; if it happens again, somebody else uses the token.
operator-rules_kept = ! The changed rules have faults and were not taken; I go on with the old ones. <code>beian check</code> names each fault.
operator-rules_taken = ✓ The changed rules are in use.

# $filing: its number here
moved-away = Filing { $filing } was moved to another account, as its filer asked us. This chat has it no more. If you did not ask for that, please tell whoever runs this bot.
moved-here = ✓ Filing { $filing } is yours in this chat now, with everything you told me in the other one.

# The receipt after a filing has rested for as long as the operator allows. $filing: its number here
retention-done = ✓ Filing { $filing } rested for long and is deleted here now, as I told you: its key is destroyed, so nothing can be read any more, and no backup brings it back. What I can't reach: this chat (please clear it in Telegram) and copies that reviewers got in theirs. The filing at the ministry is not touched.
