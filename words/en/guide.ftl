### The guide of the help: what each part of the app is, step by step, and what else is good to know.

guide-oversikt-title = The overview
guide-oversikt-text-1 = The overview shows the most important parts of your membership, with the newest in each. Follow the link in a part to see the rest.
guide-oversikt-text-2 = At the top you see when the app last fetched something from the union, whether you are online, and whether anything is waiting to be sent. Press “Sync now” if you do not want to wait.

guide-personopplysninger-title = Personal details
guide-personopplysninger-text-1 = Here you find the name, address, e-mail addresses and mobile numbers that the union has for you. You correct them yourself.
guide-personopplysninger-steps-1 = Press the pencil at the top right of “Personal details” on the overview.
guide-personopplysninger-steps-2 = Correct the fields and press “Save”.
guide-personopplysninger-more-1 = You can have one e-mail address at work and one private. “E-mail is sent to” decides which of them the union uses. If only one is filled in, it is chosen for you. “Preferred mobile” works in the same way.
guide-personopplysninger-more-2 = Only the union office can change your date of birth. If it is wrong, write them a message.
guide-personopplysninger-more-3 = If someone else has changed the same thing as you, the app shows both values and lets you choose.

guide-medlemsopplysninger-title = Membership details
guide-medlemsopplysninger-text-1 = Here you find your member number, when you joined, which local branch you belong to and how your dues are paid.
guide-medlemsopplysninger-text-2 = Press the pencil to choose whether you want the NTL magazine by post. The union office changes the other details. If something is wrong, write them a message.

guide-tillitsvalgte-title = Representatives
guide-tillitsvalgte-text-1 = Here are the people elected to represent you, with their role and the local branch they belong to.
guide-tillitsvalgte-text-2 = If you can write to their local branch in the app, “Write a message” stands beside the name. Otherwise use the phone number or e-mail address given there.

guide-meldinger-title = Messages
guide-meldinger-text-1 = Messages are the secure way to write to the union. Use them when what you send is sensitive or should not reach anyone else. Ordinary e-mail is not secure enough for that.
guide-meldinger-text-2 = You can write to the union office and to the local branch you belong to.
guide-meldinger-steps-1 = Open “Messages” and press “Write a new message”.
guide-meldinger-steps-2 = Choose a recipient, and write a subject and a message.
guide-meldinger-steps-3 = Press “Send the message”.
guide-meldinger-more-1 = What you write is saved automatically as a draft. You can attach files. How many, and how large they may be, is shown beside the button.
guide-meldinger-more-2 = If you are offline, the message is sent when you are online again. As long as it is waiting, you can edit or withdraw it.
guide-meldinger-more-3 = When you get a message, the union sends you an e-mail saying that something is waiting, but not what it is about. Have a look at your messages whenever you use the app.
guide-meldinger-more-4 = Everything that has been written is kept. You can search it, save a conversation as a PDF and print it.

guide-arbeidsforhold-title = Employment
guide-arbeidsforhold-text-1 = Here is the employment that the union has registered. Usually only one is current.
guide-arbeidsforhold-text-2 = It is important that this is right. Your employer determines how dues are deducted from your pay, and where you work matters for strikes, pay negotiations and organising.
guide-arbeidsforhold-steps-1 = Open “Work” and press “Change” beside the employment. If it is missing, press “New employment”.
guide-arbeidsforhold-steps-2 = Type some letters of the employer’s name and choose from the suggestions.
guide-arbeidsforhold-steps-3 = Choose a workplace. The field opens once you have chosen an employer.
guide-arbeidsforhold-steps-4 = Fill in the rest and press “Save”.
guide-arbeidsforhold-more-1 = You do not need to do anything about start and end dates, even if they are inaccurate. They are set for whole periods, for technical reasons and because of the union’s rules.
guide-arbeidsforhold-more-2 = The union office handles the change. Until then, it is shown as waiting. If it is refused, the reason is shown.

guide-verv-title = Union roles and member lists
guide-verv-text-1 = Here are the roles you have and have had. If a role is missing, tell the leader of your local branch or the union office. Under “Is a role missing?” a message is ready for you.
guide-verv-text-2 = If the role gives access to a member list, you open the list from the role. The first time, you must accept the declaration of confidentiality. You can search and sort the list.
guide-verv-steps-1 = Open the list and press “Save or print”.
guide-verv-steps-2 = Choose a format, and write what you will use the list for.
guide-verv-steps-3 = Press “Save the list” or “Print the list”.
guide-verv-more-1 = The list is deleted from the computer when the role ends, and when your access has not been confirmed in time. The date is shown with the list.

guide-kurs-title = Courses
guide-kurs-text-1 = Under “Courses” are all the courses you have applied for or attended, and those you can apply for. You can choose a year and a status, and search.
guide-kurs-text-2 = If you have applied and changed your mind, you can withdraw the application until the deadline has passed.
guide-kurs-steps-1 = Find the course in “Courses”.
guide-kurs-steps-2 = Press “Withdraw” at the right of the row, and confirm.
guide-kurs-more-1 = When the deadline has passed, the button is gone. If you cannot take part after all, write to the union office.

guide-kursbevis-title = Certificates
guide-kursbevis-text-1 = When you have attended a course and the union has closed it, “Certificate” stands at the right of the row. Choose a language, and show, save or print it. The certificate is made on your computer, offline too.
guide-kursbevis-text-2 = If you need all of them from one year, you can save them together.
guide-kursbevis-text-3 = If someone has shown you a certificate, you can find out whether it is genuine. Open “Check a course certificate” and drop the file, or a picture of the QR code, on the window.

guide-verving-title = Recruiting
guide-verving-text-1 = Here are the people you have recruited, with the date and whether each is approved. Those you recruited before February 2018 are together in one entry.
guide-verving-text-2 = When a recruitment has been registered and approved, you get recruiting points. “Points history” shows what you have earned and spent.

guide-verveshop-title = The reward shop
guide-verveshop-text-1 = In the reward shop you spend your recruiting points on rewards. You must be online to order.
guide-verveshop-steps-1 = Open “Recruiting” and press “Order rewards”.
guide-verveshop-steps-2 = Confirm the delivery address.
guide-verveshop-steps-3 = Type how many you want and press “Order”.
guide-verveshop-more-1 = Each press makes a new order, and the points are deducted straight away. If a reward costs more than you have left, you are told so.

guide-dokumenter-title = E-mails, invoices and documents
guide-dokumenter-text-1 = Here are e-mails, letters, invoices and other documents from the union. The union puts more and more here and tells you when something arrives. That saves money and the environment, and your details are not sent unprotected.
guide-dokumenter-text-2 = You read the documents in the app. What has been fetched can be read offline. Under “Settings” you choose how much to keep on the computer.
guide-dokumenter-text-3 = From an invoice you can copy the amount, account number and KID, and save the due date to your calendar.
guide-dokumenter-text-4 = When you save a file, print it or open it in another program, an unencrypted copy also exists outside the app. The app tells you first.

guide-sok-title = Search
guide-sok-text-1 = Press “Search everything” at the top and type something you remember: a word, a name or a number. The search reads messages, attachments and the text inside documents, and also finds topics in this help.
guide-sok-text-2 = Below the results you see what was not included, such as files that have not been fetched. You can fetch them from there.

guide-uten-nett-title = Offline
guide-uten-nett-text-1 = Everything that has been fetched can be read offline. What you do is kept and sent when you are online again. Press the text at the top that says something is waiting to see what it is.
guide-uten-nett-text-2 = Only ordering rewards requires you to be online.
guide-uten-nett-text-3 = If something is not accepted, the app says why. What you wrote is kept.

guide-sikkerhet-title = Sign-in and security
guide-sikkerhet-text-1 = You sign in using your browser. Everything the app keeps on the computer is encrypted, and the key is where the computer keeps passwords.
guide-sikkerhet-text-2 = On your employer’s computer, your employer can see that the app is installed. Choose “Sign in and keep nothing” if nothing should be left there.
guide-sikkerhet-text-3 = When you sign out, everything is deleted from the computer. If something has not been sent, the app asks first.

guide-innstillinger-title = Settings
guide-innstillinger-text-1 = Under “Settings” you choose language and colours, and how many documents to keep on the computer.
guide-innstillinger-text-2 = With “Save a copy of everything” you get everything the app knows about you, as a folder or a zip file.
guide-innstillinger-text-3 = If there is a new version of the app, you see it under “Updates”.
