# The first messages: what this is, what is kept, consent.

welcome-title = I help you with the Chinese website filing (ICP备案)
welcome-what = I find out which filing you need, ask for each point, check it at once, and lead you through Alibaba Cloud's forms until it is approved. After that I remind you of what is due.
welcome-limits = It is free of charge. I can't file for you: the face check and the text message are yours. I never ask for a password or an SMS code.
# $long: how long it is kept (kept-until_…)
welcome-notice =
    <b>What is kept</b>
    Your answers and photos, sealed with a key of their own for each filing, { $long }. /forget deletes them at once, /export gives you all of them, /privacy tells the rest. Before you agree I keep only your chat number and your language.
kept-until_deleted = until you delete them
# $days: how many days
kept-until_rested = until you delete them, or until I have heard nothing from you for { $days } days (I tell you a month before)
consent-keep = May I keep your answers and photos for this filing? ID numbers and photos of ID cards are among them.
consent-abroad = One more thing: may it go over Telegram's servers?
    .text = What you write here passes through Telegram, whose servers are outside mainland China, and Telegram keeps a copy in this chat. The law wants you to agree to that separately. You can delete messages in the chat at any time.
consent-declined = That is fine. Nothing was kept. I can't ask for your data without it, but /help answers questions about the filing at any time. If you change your mind, the button is still here.
