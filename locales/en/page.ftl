### The demo page's own words. Only plain text and { $arguments }: the page fills them in by itself.

page-title = A website filing, tried out
page-brand = Website filing · demo
page-skip-link = Go to the filer's chat
page-noscript = This page needs JavaScript. Everything it shows comes from the program on your own machine; nothing is loaded from elsewhere.

## The top bar
page-clock = The clock of this demo
page-skip-hour = 1 hour
page-skip-hour-long = Let one hour pass
page-skip-day = 1 day
page-skip-day-long = Let one day pass
page-skip-reminder = Next reminder
page-skip-reminder-long = Let time pass until the bot next has something to say
page-now-it-is = It is now { $day }, { $time }
page-bot-restart = Kill and restart
page-bot-restart-long = Kills the bot's process ({ $pid }) without warning and starts it again
page-bot-restarting = Restarting…
page-bot-start = Start the bot
page-bot-down = The bot is not running
page-note-restarted = The bot was killed (process { $old }) and started again ({ $pid })
page-note-started = The bot was started (process { $pid })
page-switch-language = 切换到中文
page-other-language = 中
page-theme = Light or dark
page-theme-auto = Light or dark, as your system has it
page-theme-light = Light
page-theme-dark = Dark

## The two sides
page-tab-filer = Filer
page-tab-reviewer = Reviewers
page-pane-filer = The filer's chat with the bot
page-pane-reviewer = The reviewers' group
page-choose-chat = Choose a chat
page-chat-menu = More for this chat
page-chat-of = { $name }'s phone
page-as = as { $name }
page-private = private chat
page-bot = Filing assistant
page-typing = is typing
page-no-link = No link to the demo, trying again
page-block = Block the bot
page-unblock = Unblock the bot
page-topics = Topics
page-topic-all = All
page-topic-general = General
page-pinned = Pinned
page-empty = You are the filer. Press Start and see how a website gets its filing.
page-empty-group = No filing waits here yet. When the filer sends one to review, its card appears in this group.
page-start = Start

## People
page-group-name = Review desk
page-new-filer = Another filer
page-person-name = First name
page-person-language = Language of the Telegram app
page-person-hint = The bot greets in this language. It can be changed in the chat at any time.
page-add = Add

## Messages
page-messages = Messages
page-new-messages = New messages
page-to-newest = To the newest message
page-you = You
page-edited = edited
page-gone = This message is gone
page-forwarded = Forwarded
page-photo = Photo
page-file = File
page-picture = Picture
page-download = Download
page-message-menu = What to do with this message
page-answers-of-message = Buttons of this message
page-reply = Reply
page-edit = Correct
page-delete = Delete
page-forward = Forward to the bot
page-copy-text = Copy text
page-copied = Copied
page-not-copied = Copying did not work here. Mark the text and copy it yourself.
page-show-hidden = Show hidden text
page-bot-says = The bot says

## Writing
page-write = Message
page-send = Send
page-commands = Commands
page-offered = Answers offered
page-attach = Attach
page-attach-photo = Photo
page-attach-file = File
page-tray = Files to be sent
page-as-photo = as photo
page-as-file = as file
page-remove = Remove
page-album-limit = An album takes up to { $n } files. The rest was left out.
page-contact-own = My own number
page-contact-other = Somebody else's card
page-replying-to = Reply to
page-correcting = Correct your message
page-cancel = Cancel
page-ok = OK
page-close = Close
page-failed = That did not work. Is the demo still running?

## Trying out
page-try = Samples to try
page-try-answers = Answers to this question
page-try-pictures = Pictures
page-try-good = right
page-try-bad = wrong
page-try-none = No samples for this one. Use the buttons, or write whatever you like.

## Kinds of message that are only named
page-service-location = Location
page-service-sticker = Sticker
page-service-voice = Voice message
page-service-video = Video
page-service-audio = Music
page-service-video-note = Round video
page-service-animation = Animation
page-service-dice = Dice
page-service-poll = Poll
page-service-story = Story
page-service-unknown = Something brand new
page-service-contact = Contact
page-service-photo = Photo
page-service-document = File
page-service-forum-topic-created = New topic
page-service-forum-topic-edited = Topic renamed
page-service-forum-topic-closed = Topic closed
page-service-forum-topic-reopened = Topic opened again
page-service-pinned-message = A message was pinned
page-service-new-chat-members = Somebody joined
page-service-supergroup-chat-created = The group was opened
page-service-group-chat-created = The group was opened
page-service-left-chat-member = Somebody left
page-service-new-chat-title = New name of the group
page-service-migrate-to-chat-id = The group became a supergroup
page-service-migrate-from-chat-id = The group became a supergroup

## Help
page-help = How to use this page
page-help-what = On the left you are the person who files a website. On the right you are a reviewer. Between them works the real bot, connected to a pretended Telegram on this machine.
page-help-try = Under the left chat lie sample answers and pictures, right and wrong. Your own pictures can be picked, dropped or pasted.
page-help-time = At the top, time can be turned forward. The bot then sends every reminder that falls into that time.
page-help-kill = Kill and restart ends the bot's process in the middle of everything. No answer is lost.
page-keys = Keys
page-key-filer = Write as the filer
page-key-reviewer = Write as the reviewer
page-key-try = Samples open or shut
page-key-buttons = Buttons of the newest message
page-key-hour = One hour forward
page-key-day = One day forward
page-key-reminder = To the next reminder
page-key-restart = Kill and restart the bot
page-key-send = Send
page-key-line = New line
page-key-close = Close, cancel
page-key-help = This help
