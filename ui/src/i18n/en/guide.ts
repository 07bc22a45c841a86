import type { Topic } from '../guide';

export const guide: Topic[] = [
  {
    id: 'oversikt',
    title: 'The overview',
    text: [
      'The overview shows the most important parts of your membership, with the newest in each. Follow the link in a part to see the rest.',
      'At the top you see when the app last fetched something from the union, whether you are online, and whether anything is waiting to be sent. Press “Sync now” if you do not want to wait.',
    ],
  },
  {
    id: 'personopplysninger',
    title: 'Personal details',
    text: ['Here you find the name, address, e-mail addresses and mobile numbers that the union has for you. You correct them yourself.'],
    steps: ['Press the pencil at the top right of “Personal details” on the overview.', 'Correct the fields and press “Save”.'],
    more: [
      'You can have one e-mail address at work and one private. “E-mail is sent to” decides which of them the union uses. If only one is filled in, it is chosen for you. “Preferred mobile” works in the same way.',
      'Only the union office can change your date of birth. If it is wrong, write them a message.',
      'If someone else has changed the same thing as you, the app shows both values and lets you choose.',
    ],
  },
  {
    id: 'medlemsopplysninger',
    title: 'Membership details',
    text: [
      'Here you find your member number, when you joined, which local branch you belong to and how your dues are paid.',
      'Press the pencil to choose whether you want the NTL magazine by post. The union office changes the other details. If something is wrong, write them a message.',
    ],
  },
  {
    id: 'tillitsvalgte',
    title: 'Representatives',
    text: [
      'Here are the people elected to represent you, with their role and the local branch they belong to.',
      'If you can write to their local branch in the app, “Write a message” stands beside the name. Otherwise use the phone number or e-mail address given there.',
    ],
  },
  {
    id: 'meldinger',
    title: 'Messages',
    text: [
      'Messages are the secure way to write to the union. Use them when what you send is sensitive or should not reach anyone else. Ordinary e-mail is not secure enough for that.',
      'You can write to the union office and to the local branch you belong to.',
    ],
    steps: ['Open “Messages” and press “Write a new message”.', 'Choose a recipient, and write a subject and a message.', 'Press “Send the message”.'],
    more: [
      'What you write is saved automatically as a draft. You can attach files. How many, and how large they may be, is shown beside the button.',
      'If you are offline, the message is sent when you are online again. As long as it is waiting, you can edit or withdraw it.',
      'When you get a message, the union sends you an e-mail saying that something is waiting, but not what it is about. Have a look at your messages whenever you use the app.',
      'Everything that has been written is kept. You can search it, save a conversation as a PDF and print it.',
    ],
  },
  {
    id: 'arbeidsforhold',
    title: 'Employment',
    text: [
      'Here is the employment that the union has registered. Usually only one is current.',
      'It is important that this is right. Your employer determines how dues are deducted from your pay, and where you work matters for strikes, pay negotiations and organising.',
    ],
    steps: [
      'Open “Work” and press “Change” beside the employment. If it is missing, press “New employment”.',
      'Type some letters of the employer’s name and choose from the suggestions.',
      'Choose a workplace. The field opens once you have chosen an employer.',
      'Fill in the rest and press “Save”.',
    ],
    more: [
      'You do not need to do anything about start and end dates, even if they are inaccurate. They are set for whole periods, for technical reasons and because of the union’s rules.',
      'The union office handles the change. Until then, it is shown as waiting. If it is refused, the reason is shown.',
    ],
  },
  {
    id: 'verv',
    title: 'Union roles and member lists',
    text: [
      'Here are the roles you have and have had. If a role is missing, tell the leader of your local branch or the union office. Under “Is a role missing?” a message is ready for you.',
      'If the role gives access to a member list, you open the list from the role. The first time, you must accept the declaration of confidentiality. You can search and sort the list.',
    ],
    steps: ['Open the list and press “Save or print”.', 'Choose a format, and write what you will use the list for.', 'Press “Save the list” or “Print the list”.'],
    more: ['The list is deleted from the computer when the role ends, and when your access has not been confirmed in time. The date is shown with the list.'],
  },
  {
    id: 'kurs',
    title: 'Courses',
    text: [
      'Under “Courses” are all the courses you have applied for or attended, and those you can apply for. You can choose a year and a status, and search.',
      'If you have applied and changed your mind, you can withdraw the application until the deadline has passed.',
    ],
    steps: ['Find the course in “Courses”.', 'Press “Withdraw” at the right of the row, and confirm.'],
    more: ['When the deadline has passed, the button is gone. If you cannot take part after all, write to the union office.'],
  },
  {
    id: 'kursbevis',
    title: 'Certificates',
    text: [
      'When you have attended a course and the union has closed it, “Certificate” stands at the right of the row. Choose a language, and show, save or print it. The certificate is made on your computer, offline too.',
      'If you need all of them from one year, you can save them together.',
      'If someone has shown you a certificate, you can find out whether it is genuine. Open “Check a course certificate” and drop the file, or a picture of the QR code, on the window.',
    ],
  },
  {
    id: 'verving',
    title: 'Recruiting',
    text: [
      'Here are the people you have recruited, with the date and whether each is approved. Those you recruited before February 2018 are together in one entry.',
      'When a recruitment has been registered and approved, you get recruiting points. “Points history” shows what you have earned and spent.',
    ],
  },
  {
    id: 'verveshop',
    title: 'The reward shop',
    text: ['In the reward shop you spend your recruiting points on rewards. You must be online to order.'],
    steps: ['Open “Recruiting” and press “Order rewards”.', 'Confirm the delivery address.', 'Type how many you want and press “Order”.'],
    more: ['Each press makes a new order, and the points are deducted straight away. If a reward costs more than you have left, you are told so.'],
  },
  {
    id: 'dokumenter',
    title: 'E-mails, invoices and documents',
    text: [
      'Here are e-mails, letters, invoices and other documents from the union. The union puts more and more here and tells you when something arrives. That saves money and the environment, and your details are not sent unprotected.',
      'You read the documents in the app. What has been fetched can be read offline. Under “Settings” you choose how much to keep on the computer.',
      'From an invoice you can copy the amount, account number and KID, and save the due date to your calendar.',
      'When you save a file, print it or open it in another program, an unencrypted copy also exists outside the app. The app tells you first.',
    ],
  },
  {
    id: 'sok',
    title: 'Search',
    text: [
      'Press “Search everything” at the top and type something you remember: a word, a name or a number. The search reads messages, attachments and the text inside documents, and also finds topics in this help.',
      'Below the results you see what was not included, such as files that have not been fetched. You can fetch them from there.',
    ],
  },
  {
    id: 'uten-nett',
    title: 'Offline',
    text: [
      'Everything that has been fetched can be read offline. What you do is kept and sent when you are online again. Press the text at the top that says something is waiting to see what it is.',
      'Only ordering rewards requires you to be online.',
      'If something is not accepted, the app says why. What you wrote is kept.',
    ],
  },
  {
    id: 'sikkerhet',
    title: 'Sign-in and security',
    text: [
      'You sign in using your browser. Everything the app keeps on the computer is encrypted, and the key is where the computer keeps passwords.',
      'On your employer’s computer, your employer can see that the app is installed. Choose “Sign in and keep nothing” if nothing should be left there.',
      'When you sign out, everything is deleted from the computer. If something has not been sent, the app asks first.',
    ],
  },
  {
    id: 'innstillinger',
    title: 'Settings',
    text: [
      'Under “Settings” you choose language and colours, and how many documents to keep on the computer.',
      'With “Save a copy of everything” you get everything the app knows about you, as a folder or a zip file.',
      'If there is a new version of the app, you see it under “Updates”.',
    ],
  },
];
