// Made from words/*.ftl. Do not edit: UPDATE_WORDS=1 cargo test -p min-side-words words_are_current

/** Values by name, for a sentence that takes those that came with an error. */
export type Values = Readonly<Record<string, string | number | undefined>>;

/** Words that are looked up by what comes from elsewhere, which may have none. */
export type Open<T> = T & Readonly<Record<string, string | undefined>>;

/** Sentences whose id begins so are filled by name. */
export const BY_NAME = 'errors-codes-';

/** Every sentence of the page, as bokmål has them. */
export interface Catalogue {
  check: {
    title: string;
    lead: string;
    open: string;
    drop: string;
    paste: string;
    pasteHelp: string;
    go: string;
    busy: string;
    result: string;
    again: string;
    of: (name: string) => string;
    outcomes: {
      valid: readonly [string, string];
      not_comparable: readonly [string, string];
      added: readonly [string, string];
      altered: readonly [string, string];
      revoked: readonly [string, string];
      replaced: readonly [string, string];
      expired_key: readonly [string, string];
      unknown_key: readonly [string, string];
      forged: readonly [string, string];
      unsigned: readonly [string, string];
      damaged: readonly [string, string];
      no_code: readonly [string, string];
      not_a_certificate: readonly [string, string];
      too_complex: readonly [string, string];
    };
    findings: {
      field_differs: string;
      text_differs: string;
      appearance_differs: string;
      pages_differ: string;
      code_differs: string;
      font_differs: string;
      reading_differs: string;
      title_differs: string;
      attachment_differs: string;
      part_differs: string;
      added_note: string;
      added_link: string;
      added_field: string;
      added_signature: string;
      added_attachment: string;
      added_action: string;
      added_layer: string;
      added_part: string;
      added_is_seen: string;
      redrawn: string;
      tags_missing: string;
      ambiguous: string;
      identical: string;
      rewritten: string;
      status_unknown: string;
      demonstration: string;
      code_only: string;
      not_compared: string;
      too_large: string;
      picture_not_read: string;
    };
    demo: string;
    demoText: string;
    signedFacts: string;
    signedBy: string;
    unknownSigner: string;
    statusAsOf: (day: string) => string;
    standing: string;
    revokedAt: (day: string) => string;
    replacedAt: (day: string, number: string) => string;
    found: string;
    signed: string;
    page: string;
    nothing: string;
    what: string;
    by: string;
    at: string;
    several: (count: number) => string;
    fields: Open<{
      holder: string;
      course: string;
      dates: string;
      hours: string;
      place: string;
      contents: string;
      issuer: string;
      signatory: string;
      signatory_title: string;
      issued: string;
      number: string;
      replaces: string;
      demo: string;
      code: string;
    }>;
  };
  common: {
    appName: string;
    save: string;
    cancel: string;
    close: string;
    back: string;
    edit: string;
    yes: string;
    no: string;
    tryAgain: string;
    year: string;
    status: string;
    of: (part: string, whole: string) => string;
    optional: string;
    notGiven: string;
    copied: (what: string) => string;
    copy: (what: string) => string;
    loading: string;
    moreRows: (count: number) => string;
    shown: (shown: number, total: number) => string;
    previous: string;
    next: string;
    page: (page: number, pages: number) => string;
    leaveTitle: string;
    leaveText: string;
    leaveDiscard: string;
    leaveStay: string;
    dismiss: string;
    editMenu: {
      name: string;
      openFile: string;
      saveFile: string;
      openLink: string;
      copyLink: string;
      cut: string;
      copy: string;
      paste: string;
      selectAll: string;
    };
  };
  courses: {
    title: string;
    enrolments: string;
    all: string;
    empty: string;
    emptyText: string;
    emptyFilter: string;
    filters: string;
    text: string;
    allStatuses: string;
    statuses: {
      applied: string;
      admitted: string;
      waiting_list: string;
      rejected: string;
      withdrawn: string;
      attended: string;
      no_show: string;
      cancelled: string;
    };
    hours: (hours: number) => string;
    deadline: (date: string) => string;
    withdrawUntil: (date: string) => string;
    withdraw: (title: string) => string;
    withdrawShort: string;
    withdrawTitle: string;
    withdrawText: (title: string, until: string) => string;
    withdrawKeep: string;
    withdrawGo: string;
    withdrawn: string;
    withdrawing: string;
    withdrawnOffline: string;
    rejectedWriteShort: string;
    rejectedWrite: (title: string) => string;
    rejectedSubject: (title: string) => string;
    kursbevis: (title: string) => string;
    kursbevisShort: string;
    kursbevisText: string;
    language: string;
    show: string;
    save: string;
    print: string;
    saveYear: (year: number) => string;
    yearTitle: (year: number) => string;
    yearForm: string;
    yearZip: string;
    yearPdf: string;
    yearSave: string;
    making: (done: number, of: number) => string;
    check: string;
    checkText: string;
    replaced: (number: string) => string;
    revoked: string;
    certificates: string;
    certificatesText: string;
    noCertificates: string;
    noCertificatesText: string;
    catalogue: string;
    catalogueText: string;
    catalogueWrite: string;
    catalogueSubject: (title: string) => string;
    noCatalogue: string;
    issued: (date: string) => string;
  };
  dates: {
    months: readonly [string, string, string, string, string, string, string, string, string, string, string, string];
    today: string;
    yesterday: string;
    tomorrow: string;
    dayMonth: (day: string, month: string) => string;
    firstDay: (day: string) => string;
    moment: (day: string, time: string) => string;
  };
  errors: {
    codes: {
      offline: (values: Values) => string;
      timeout: (values: Values) => string;
      proxy: (values: Values) => string;
      tls: (values: Values) => string;
      portal: (values: Values) => string;
      blocked: (values: Values) => string;
      interrupted: (values: Values) => string;
      server: (values: Values) => string;
      bad_page: (values: Values) => string;
      not_signed_in: (values: Values) => string;
      sign_in_expired: (values: Values) => string;
      sign_in_failed: (values: Values) => string;
      sign_in_cancelled: (values: Values) => string;
      sign_in_timeout: (values: Values) => string;
      no_browser: (values: Values) => string;
      other_member: (values: Values) => string;
      unsent: (values: Values) => string;
      server_address: (values: Values) => string;
      server_unknown: (values: Values) => string;
      issuer_refused: (values: Values) => string;
      managed_unreadable: (values: Values) => string;
      no_key_store: (values: Values) => string;
      key_store_locked: (values: Values) => string;
      key_lost: (values: Values) => string;
      no_randomness: (values: Values) => string;
      wrong_key: (values: Values) => string;
      wrong_passphrase: (values: Values) => string;
      passphrase_short: (values: Values) => string;
      pin_short: (values: Values) => string;
      pin_simple: (values: Values) => string;
      wrong_pin: (values: Values) => string;
      wait: (values: Values) => string;
      no_lock: (values: Values) => string;
      locked: (values: Values) => string;
      damaged: (values: Values) => string;
      app_too_old: (values: Values) => string;
      server_too_old: (values: Values) => string;
      newer_schema: (values: Values) => string;
      in_use: (values: Values) => string;
      database: (values: Values) => string;
      not_open: (values: Values) => string;
      disk_full: (values: Values) => string;
      no_permission: (values: Values) => string;
      file_not_found: (values: Values) => string;
      file: (values: Values) => string;
      bad_data: (values: Values) => string;
      invalid: (values: Values) => string;
      not_here: (values: Values) => string;
      not_downloaded: (values: Values) => string;
      already_sent: (values: Values) => string;
      not_pending: (values: Values) => string;
      no_printer: (values: Values) => string;
      print_failed: (values: Values) => string;
      open_failed: (values: Values) => string;
      no_dialog: (values: Values) => string;
      link_refused: (values: Values) => string;
      declaration_needed: (values: Values) => string;
      list_expired: (values: Values) => string;
      unreadable: (values: Values) => string;
      not_email: (values: Values) => string;
      not_text: (values: Values) => string;
      not_synced: (values: Values) => string;
      choice_missing: (values: Values) => string;
      no_server: (values: Values) => string;
      insecure_server: (values: Values) => string;
      wrong_version: (values: Values) => string;
      list_not_permitted: (values: Values) => string;
      file_too_large: (values: Values) => string;
      picture_too_large: (values: Values) => string;
      not_invoice: (values: Values) => string;
      not_printable: (values: Values) => string;
      no_downloads: (values: Values) => string;
      check_not_begun: (values: Values) => string;
      kursbevis_failed: (values: Values) => string;
      export_failed: (values: Values) => string;
      export_running: (values: Values) => string;
      export_cancelled: (values: Values) => string;
      export_incomplete: (values: Values) => string;
      export_not_one: (values: Values) => string;
      export_faulty: (values: Values) => string;
      update_unreachable: (values: Values) => string;
      update_not_trusted: (values: Values) => string;
      update_not_for_this_machine: (values: Values) => string;
      update_failed: (values: Values) => string;
      folder_not_empty: (values: Values) => string;
      bad_request: (values: Values) => string;
      unauthorized: (values: Values) => string;
      forbidden: (values: Values) => string;
      not_found: (values: Values) => string;
      method_not_allowed: (values: Values) => string;
      cursor_gone: (values: Values) => string;
      too_large: (values: Values) => string;
      too_many_requests: (values: Values) => string;
      recipient_not_permitted: (values: Values) => string;
      attachment_missing: (values: Values) => string;
      deadline_passed: (values: Values) => string;
      wrong_state: (values: Values) => string;
      not_enough_points: (values: Values) => string;
      price_changed: (values: Values) => string;
      not_available: (values: Values) => string;
      unknown_command: (values: Values) => string;
      id_reused: (values: Values) => string;
      offset_mismatch: (values: Values) => string;
      hash_mismatch: (values: Values) => string;
      internal: (values: Values) => string;
    };
    unknown: (code: string) => string;
    technical: (code: string) => string;
  };
  fields: {
    codes: {
      required: string;
      too_long: string;
      too_short: string;
      bad_characters: string;
      bad_email: string;
      bad_phone: string;
      bad_postal_code: string;
      bad_check_digit: string;
      bad_number: string;
      out_of_range: string;
      choice_of_empty: string;
      choice_missing: string;
      choice_forced: string;
      not_permitted: string;
      unknown: string;
      closed: string;
      not_of_virksomhet: string;
      file_too_large: string;
      file_type: string;
      too_many_files: string;
      deadline_passed: string;
      not_enough_points: string;
      read_only: string;
      other: string;
    };
    emptyFile: string;
    ofFile: (name: string, sentence: string) => string;
    summary: (count: number) => string;
  };
  help: {
    title: string;
    lead: string;
    search: string;
    contents: string;
    found: (count: number) => string;
    none: (text: string) => string;
    goTo: (part: string) => string;
    onThis: string;
    steps: string;
    keyboard: string;
    keyboardShow: string;
    contact: string;
    contactText: string;
    contactWrite: string;
    contactPhone: string;
    contactEmail: string;
    contactEmailNote: string;
    contactWork: string;
    contactRepresentatives: string;
    diagnostics: string;
    diagnosticsText: string;
    diagnosticsShow: string;
    diagnosticsShown: string;
    diagnosticsFacts: string;
    diagnosticsLog: string;
    diagnosticsNoLog: string;
    diagnosticsSave: string;
    diagnosticsHide: string;
    diagnosticsSaved: (name: string) => string;
    about: string;
    version: string;
    union: string;
    licence: string;
    licenceText: string;
    privacy: string;
    privacyText: string;
    accessibility: string;
    accessibilityText: string;
  };
  messages: {
    title: string;
    latest: string;
    writeNew: string;
    writeNewLong: string;
    allMessages: string;
    empty: string;
    emptyText: string;
    emptyFilter: string;
    filters: string;
    onlyUnread: string;
    recipient: string;
    everyone: string;
    allYears: string;
    clearFilters: string;
    unread: (count: number) => string;
    countMessages: (count: number) => string;
    withAttachments: string;
    selectMany: string;
    selectDone: string;
    select: (subject: string) => string;
    selectAllShown: string;
    markRead: (count: number) => string;
    markedRead: (count: number) => string;
    list: string;
    pick: string;
    gone: string;
    goneText: string;
    drafts: string;
    draftUntitled: string;
    draftSaved: (when: string) => string;
    draftWill: string;
    length: (length: string, most: string) => string;
    tooLong: (excess: string, most: string) => string;
    news: (count: number, sender: string) => string;
    deleteDraft: string;
    deleteDraftTitle: string;
    deleteDraftText: (subject: string) => string;
    draftDeleted: string;
    you: string;
    to: string;
    subject: string;
    body: string;
    secure: string;
    chooseRecipient: string;
    attachments: string;
    attach: string;
    attachLimits: (count: number, size: string, types: string) => string;
    fileKinds: Open<{
      image_any: string;
      text_plain: string;
      text_any: string;
      message_rfc822: string;
    }>;
    attachKept: string;
    removeFile: (name: string) => string;
    sending: (sent: string, whole: string) => string;
    receiving: (come: string, whole: string) => string;
    sendMessage: string;
    sendReply: string;
    queued: string;
    queuedOffline: string;
    replyTo: (name: string) => string;
    noReply: string;
    messagesIn: (subject: string) => string;
    newMark: string;
    toOldest: string;
    toNewest: string;
    toUnread: string;
    saveFile: (name: string) => string;
    fetchFile: (name: string) => string;
    fetching: string;
    notHere: string;
    backToInbox: string;
    saveThread: string;
    printThread: string;
    threadTools: string;
    marked: (text: string) => string;
    previewOf: (sender: string, text: string) => string;
  };
  numbers: {
    thousands: (left: string, right: string) => string;
    decimal: string;
    amount: (sign: string, sum: string) => string;
    locale: string;
  };
  offices: {
    title: string;
    mine: string;
    all: string;
    empty: string;
    active: string;
    ended: string;
    period: (from: string, to: string) => string;
    missing: string;
    missingText: string;
    missingUnit: string;
    missingOffice: string;
    missingSubject: string;
    missingBody: string;
    memberList: string;
    openList: (unit: string) => string;
    members: (count: number) => string;
    listExpires: (date: string) => string;
    listConfirmed: (when: string) => string;
    noList: string;
    noListText: string;
    declarationTitle: string;
    declarationLead: string;
    declarationAccept: string;
    declarationVersion: (version: string) => string;
    search: string;
    workplace: string;
    place: string;
    allWorkplaces: string;
    allPlaces: string;
    found: (count: number) => string;
    noMembers: string;
    columns: {
      name: string;
      member_number: string;
      position: string;
      workplace: string;
      place: string;
      since: string;
    };
    contact: string;
    sortBy: (column: string) => string;
    sorted: (column: string, descending: boolean) => string;
    caption: (unit: string) => string;
    export: string;
    exportTitle: string;
    exportText: (count: number) => string;
    format: string;
    formats: {
      xlsx: string;
      csv: string;
      print: string;
    };
    purpose: string;
    purposeHelp: string;
    purposeMissing: string;
    exportGo: {
      xlsx: string;
      csv: string;
      print: string;
    };
    exported: string;
    plainWarning: string;
  };
  overview: {
    hello: (name: string) => string;
    waiting: string;
    nothingWaits: string;
    attention: {
      refused: (count: number) => string;
      unsent: (count: number) => string;
      unreadIn: (subject: string) => string;
      overdue: (title: string, amount: string, day: string) => string;
      due: (title: string, amount: string, day: string) => string;
      deadline: (course: string, day: string) => string;
      listExpires: (unit: string, day: string) => string;
      approved: (workplace: string) => string;
      notApproved: (workplace: string) => string;
      certificate: (course: string) => string;
      left: (days: number) => string;
    };
    firstSync: string;
    firstSyncWaits: string;
    firstSyncText: string;
    firstSyncOffline: string;
  };
  papers: {
    title: string;
    short: string;
    mine: string;
    allPapers: string;
    empty: string;
    emptyText: string;
    emptyFilter: string;
    filters: string;
    kind: string;
    allKinds: string;
    kinds: {
      email: string;
      letter: string;
      document: string;
      invoice: string;
    };
    text: string;
    list: string;
    remote: string;
    downloading: string;
    kept: (here: string, all: string) => string;
    noneKept: (all: string) => string;
    keptSetting: string;
    fetchNamed: (title: string) => string;
    saved: (name: string) => string;
    printed: string;
    openedOutside: string;
    cancelled: string;
    save: string;
    print: string;
    outside: string;
    pin: string;
    unpin: string;
    pinned: string;
    plainTitle: string;
    plainText: string;
    plainGo: string;
    notHere: string;
    notHereText: string;
    notHereOffline: string;
    fetching: string;
    fetchNow: string;
    cannotShow: string;
    cannotShowText: (type: string) => string;
    broken: string;
    brokenText: string;
    downloadsTitle: string;
    downloadsText: string;
    toDownloads: string;
    viewer: {
      pages: (page: number, pages: number) => string;
      page: string;
      previous: string;
      next: string;
      zoomIn: string;
      zoomOut: string;
      fitWidth: string;
      zoom: (percent: number) => string;
      find: string;
      findNext: string;
      findPrevious: string;
      hits: (hit: number, hits: number) => string;
      searching: string;
      noText: string;
      toolbar: string;
      document: (title: string) => string;
      pageLabel: (page: number) => string;
      imageOf: (title: string) => string;
      pictureNot: string;
      textUnread: string;
      pageEmpty: string;
      pageBroken: string;
      locked: string;
      lockedText: string;
      password: string;
      passwordWrong: string;
      unlock: string;
    };
    email: {
      from: string;
      to: string;
      cc: string;
      date: string;
      blocked: (count: number) => string;
      notes: {
        raw: string;
        damaged: string;
        smime: string;
        smime_signed: string;
        pgp: string;
        winmail: string;
        partial: string;
        external: string;
      };
      attachments: string;
      linkTitle: string;
      linkText: (host: string, url: string) => string;
      cut: string;
      leftOut: (count: number) => string;
      linkOpen: string;
    };
    invoice: {
      title: string;
      number: string;
      amount: string;
      due: string;
      issued: string;
      account: string;
      kid: string;
      paidOn: string;
      states: {
        paid: string;
        unpaid: string;
        overdue: string;
      };
      dueIn: (days: number) => string;
      dueSince: (days: number) => string;
      copyAmount: string;
      copyAccount: string;
      copyKid: string;
      copiedAmount: string;
      copiedAccount: string;
      copiedKid: string;
      kidWrong: string;
      accountWrong: string;
      open: string;
      credit: string;
      lines: string;
      linesLeftOut: (count: number) => string;
      calendar: string;
      calendarHelp: string;
      files: string;
      note: string;
      vat: string;
      toPay: string;
      toReceive: string;
      payee: string;
      creditOf: string;
      reference: string;
      ways: string;
      kinds: {
        giro: string;
        international: string;
        other: string;
        card: string;
      };
      sums: {
        allowance: string;
        charge: string;
        prepaid: string;
        rounding: string;
      };
      terms: string;
      bic: string;
      card: string;
      copyIban: string;
      copyReference: string;
      copiedReference: string;
      ibanWrong: string;
      referenceWrong: string;
      doesNotFollow: string;
      sumUnreadable: string;
      noFile: string;
      copyFailed: string;
    };
  };
  profile: {
    details: string;
    membership: string;
    editDetails: string;
    editMembership: string;
    name: string;
    address: string;
    birthDate: string;
    birthDateHelp: string;
    emailWork: string;
    emailPrivate: string;
    emailChoice: string;
    mobileWork: string;
    mobilePrivate: string;
    mobileChoice: string;
    work: string;
    private: string;
    chosen: string;
    none: string;
    firstName: string;
    lastName: string;
    line1: string;
    line2: string;
    postalCode: string;
    place: string;
    country: string;
    countryHelp: string;
    singleName: string;
    latinName: string;
    latinHelp: (signs: string) => string;
    latinMissing: (signs: string) => string;
    placeByItself: (place: string) => string;
    placeAsked: (code: string) => string;
    choiceByItself: (field: string, choice: string) => string;
    choiceGone: (field: string) => string;
    choiceHelp: string;
    noEmailTitle: string;
    noEmail: string;
    noMobileTitle: string;
    noMobile: string;
    noContactTitle: string;
    noContact: string;
    saveAnyway: string;
    fillIn: string;
    phoneHelp: string;
    saved: string;
    savedOffline: string;
    unchanged: string;
    pendingField: string;
    memberNumber: string;
    status: string;
    statuses: {
      active: string;
      on_leave: string;
      ended: string;
    };
    since: string;
    category: string;
    categories: {
      employed: string;
      student: string;
      apprentice: string;
      retired: string;
    };
    unit: string;
    dues: string;
    duesWays: {
      payroll_deduction: string;
      invoice: string;
    };
    magazine: string;
    magazineYes: string;
    magazineNo: string;
    magazineLabel: string;
    membershipHelp: string;
    notYet: string;
    representatives: string;
    representativesLead: string;
    noRepresentatives: string;
    noRepresentativesText: string;
    writeTo: (name: string) => string;
    write: string;
    fields: Open<{
      first_name: string;
      last_name: string;
      latin_name: string;
      address: string;
      email_work: string;
      email_private: string;
      email_choice: string;
      mobile_work: string;
      mobile_private: string;
      mobile_choice: string;
      magazine: string;
    }>;
  };
  recruiting: {
    title: string;
    mine: string;
    all: string;
    empty: string;
    emptyText: string;
    balance: (points: string) => string;
    balanceLabel: string;
    states: {
      registered: string;
      approved: string;
    };
    collected: (count: number) => string;
    ledger: string;
    noLedger: string;
    points: string;
    date: string;
    what: string;
    reasons: {
      recruitment: string;
      order: string;
      refund: string;
      correction: string;
    };
    toShop: string;
    shop: string;
    shopLead: string;
    noRewards: string;
    price: (points: string) => string;
    quantity: (name: string) => string;
    quantityShort: string;
    order: string;
    orderNamed: (name: string) => string;
    cost: (points: string) => string;
    tooMuch: (points: string) => string;
    notAvailable: string;
    quantityWrong: string;
    needsNetwork: string;
    deliver: string;
    deliverChange: string;
    deliverConfirm: string;
    deliverConfirmHelp: string;
    deliverMissing: string;
    ordered: (name: string, quantity: number, left: string) => string;
    unanswered: string;
    orders: string;
    noOrders: string;
    orderStates: {
      ordered: string;
      shipped: string;
      cancelled: string;
    };
    picture: (name: string) => string;
  };
  search: {
    title: string;
    label: string;
    kinds: Open<{
      message: string;
      document: string;
      invoice: string;
      course: string;
      course_offer: string;
      kursbevis: string;
      employment: string;
      representative: string;
      office: string;
      list_member: string;
      recipient: string;
    }>;
    filterKind: string;
    filterPeriod: string;
    filterWith: string;
    anyone: string;
    inFile: (name: string) => string;
    periods: {
      any: string;
      month: string;
      year: string;
    };
    groups: {
      all: string;
      messages: string;
      papers: string;
      courses: string;
      people: string;
    };
    hint: string;
    didYouMean: string;
    ignored: (signs: string) => string;
    none: (text: string) => string;
    noneText: string;
    hits: (count: number, more: boolean) => string;
    results: string;
    help: string;
    inHelp: (count: number) => string;
    notCovered: {
      title: string;
      notDownloaded: (count: number, size: string) => string;
      withoutText: (count: number) => string;
      unreadable: (count: number) => string;
      indexing: (count: number) => string;
      syncing: string;
      fetch: (count: number) => string;
      fetching: (count: number) => string;
      fetchOffline: string;
      choose: string;
    };
  };
  settings: {
    title: string;
    language: string;
    languageSystem: string;
    theme: string;
    themes: {
      system: string;
      light: string;
      dark: string;
    };
    zoom: string;
    zoomLabel: string;
    zoomHelp: (larger: string, smaller: string, usual: string) => string;
    zoomIs: (size: string) => string;
    offline: string;
    offlineHelp: string;
    keep: {
      everything: string;
      on_request: string;
    };
    keepMonths: (count: number) => string;
    keepTexts: {
      everything: string;
      months: string;
      on_request: string;
    };
    months: string;
    kept: (here: string, all: string) => string;
    taken: (size: string) => string;
    search: string;
    searchReady: (rows: string) => string;
    searchIndexing: (rows: string) => string;
    searchHelp: string;
    searchRebuild: string;
    searchRebuilding: string;
    everything: string;
    everythingText: string;
    everythingPlain: string;
    everythingMissing: (count: number, size: string) => string;
    everythingFetch: string;
    everythingFolder: string;
    everythingZip: string;
    everythingSteps: {
      records: string;
      files: string;
      threads: string;
      checking: string;
    };
    everythingProgress: (step: string, done: string, total: string) => string;
    everythingCancel: string;
    everythingCancelled: string;
    everythingDone: (name: string) => string;
    everythingCounts: (messages: string, threads: string, files: string, size: string) => string;
    everythingLeft: (count: number) => string;
    updates: string;
    updatesYours: (version: string) => string;
    updatesOff: string;
    updatesLook: string;
    updatesNewest: (version: string) => string;
    updatesFound: (version: string) => string;
    updatesFrom: (date: string, mine: string) => string;
    updatesNotes: string;
    updatesConsent: string;
    updatesInstall: string;
    updatesFetching: string;
    updatesComing: (done: string, of: string) => string;
    updatesInstalled: (version: string) => string;
    updatesNextStart: string;
    updatesRestart: string;
    lock: string;
    lockOff: string;
    lockOn: string;
    lockPassphrase: string;
    lockImpossible: string;
    lockForms: string;
    lockSet: string;
    lockChange: string;
    lockRemove: string;
    lockNow: string;
    lockAfter: string;
    lockNever: string;
    lockMinutes: (count: number) => string;
    lockIsOn: string;
    lockIsOff: string;
    pinCurrent: string;
    pinNew: string;
    pinAgain: string;
    pinHelp: string;
    pinDiffers: string;
    setup: string;
    setupServer: string;
    setupFrom: {
      managed: string;
      given: string;
      member: string;
    };
    setupManaged: (by: string) => string;
    setupNone: string;
    setupNames: Open<{
      server: string;
      issuer: string;
      client_id: string;
      proxy: string;
      ca_file: string;
      updates: string;
      storage: string;
    }>;
    setupValues: Open<{
      on: string;
      off: string;
      disk: string;
      memory: string;
      direct: string;
    }>;
    saved: string;
    signOut: string;
    signOutText: string;
    signOutTitle: string;
    signOutLoses: string;
    signOutLost: readonly [string, string, string];
    signOutAgain: string;
    signOutUnsentTitle: string;
    signOutUnsent: (count: number) => string;
    signOutLoseUnsent: string;
    signOutGo: string;
    stay: string;
    signedOut: string;
    storedEncrypted: string;
    storedMemory: string;
  };
  shell: {
    skip: string;
    navigation: string;
    menu: string;
    closeMenu: string;
    searchEverything: string;
    nav: {
      overview: string;
      messages: string;
      papers: string;
      courses: string;
      work: string;
      representatives: string;
      offices: string;
      recruiting: string;
      settings: string;
      help: string;
    };
    unreadThreads: (count: number) => string;
    status: string;
    online: string;
    offline: string;
    unknown: string;
    portal: string;
    portalText: string;
    contract: {
      app_too_old: string;
      server_too_old: string;
    };
    unreadable: (count: number) => string;
    synced: (when: string) => string;
    neverSynced: string;
    syncNow: string;
    syncing: string;
    syncStep: (what: string, done: string, total: string) => string;
    pending: (count: number) => string;
    heldUp: (count: number) => string;
    attention: (count: number) => string;
    steps: Open<{
      union: string;
      profile: string;
      membership: string;
      recipients: string;
      representatives: string;
      threads: string;
      messages: string;
      employments: string;
      offices: string;
      enrolments: string;
      kursbevis: string;
      issuer_keys: string;
      documents: string;
      invoices: string;
      recruitments: string;
      points: string;
      orders: string;
      rewards: string;
      courses: string;
      list_members: string;
      virksomheter: string;
      arbeidssteder: string;
      downloads: string;
      indexing: string;
    }>;
    anything: string;
    indexing: (done: string, total: string) => string;
    signInExpired: string;
    signInAgain: string;
    demoText: string;
    memoryOnly: string;
    notices: Open<{
      cache_rebuilt: string;
      cache_newer: string;
      local_set_aside: string;
      local_missing: string;
      local_damaged: string;
      list_expired: string;
      list_purged: string;
    }>;
    updateReady: (version: string) => string;
    updateSee: string;
    noticeOther: string;
    states: {
      first: string;
      firstText: string;
      notSynced: string;
      notSyncedOffline: string;
      offlineSince: (when: string) => string;
      error: string;
    };
    outbox: {
      pending: string;
      sending: string;
      heldUp: string;
      heldUpText: string;
      unconfirmed: string;
      unconfirmedText: string;
      done: string;
      refused: string;
      notWithdrawn: string;
      conflict: string;
      withdraw: string;
      undo: string;
      withdrawn: string;
      backToDraft: string;
      retry: string;
      discard: string;
      dismiss: string;
      writeOffice: string;
      resolve: string;
      waits: string;
      needs: string;
      both: string;
      empty: string;
      later: string;
      kinds: Open<{
        send_message: string;
        mark_read: string;
        edit_profile: string;
        edit_membership: string;
        change_employment: string;
        withdraw_application: string;
        order_reward: string;
        accept_declaration: string;
        record_export: string;
      }>;
      since: (when: string) => string;
      kept: string;
    };
    conflict: {
      title: string;
      text: string;
      field: string;
      mine: string;
      theirs: string;
      chosen: string;
      notChosen: string;
      useMine: string;
      useTheirs: string;
      byMember: (when: string) => string;
      byOffice: (when: string) => string;
      empty: string;
      save: string;
      missing: string;
      saved: string;
    };
    keyboard: {
      title: string;
      text: string;
      search: string;
      newMessage: string;
      sync: string;
      lock: string;
      sections: string;
      find: string;
      zoom: string;
      close: string;
      print: string;
      save: string;
      escape: string;
      arrows: string;
      open: string;
      help: string;
      map: string;
      key: string;
      does: string;
    };
  };
  start: {
    heading: string;
    lead: string;
    holdsHeading: string;
    holds: readonly [string, string, string];
    employerHeading: string;
    employer: string;
    signIn: string;
    signInMemory: string;
    signInHint: string;
    memoryHint: string;
    signingIn: string;
    signingInText: string;
    reopen: string;
    reopening: string;
    cancelSignIn: string;
    opening: string;
    openingText: string;
    lockedHeading: string;
    lockedText: string;
    retry: string;
    noStoreHeading: string;
    noStoreText: string;
    usePassphrase: string;
    usePassphraseText: string;
    useMemory: string;
    useMemoryText: string;
    retryStore: string;
    passphraseHeading: string;
    passphraseText: string;
    passphrase: string;
    passphraseAgain: string;
    passphraseShow: string;
    passphraseHelp: string;
    passphraseShort: string;
    passphraseDiffers: string;
    passphraseEmpty: string;
    unlock: string;
    forgotten: string;
    forgottenTitle: string;
    forgottenText: string;
    forgottenGo: string;
    keyLostHeading: string;
    keyLostText: string;
    damagedText: string;
    notOpenedHeading: string;
    notOpenedText: string;
    keyLostGo: string;
    otherHeading: string;
    otherText: string;
    otherUnsent: (count: number) => string;
    otherSignOut: string;
    otherTitle: string;
    otherLoses: (count: number) => string;
    serverHeading: string;
    serverText: string;
    server: string;
    serverHelp: string;
    serverGo: string;
    serverAt: (union: string, host: string) => string;
    serverChange: string;
    managedHeading: string;
    managedText: string;
    pinHeading: string;
    pinText: string;
    pin: string;
    pinEmpty: string;
    pinForgotten: string;
    pinForgottenTitle: string;
    pinForgottenText: string;
    language: string;
  };
  suggestion: {
    added: string;
    clear: string;
    empty: string;
    found: string;
    invalid: string;
    items: string;
    of: string;
    plural: string;
    singular: string;
    remove: string;
    removed: string;
    toggle: string;
    firstOnes: (count: number) => string;
  };
  tongue: {
    name: string;
    signs: string;
  };
  work: {
    title: string;
    mine: string;
    all: string;
    lead: string;
    empty: string;
    emptyText: string;
    active: string;
    ended: string;
    period: (from: string, to: string) => string;
    percent: (percent: number) => string;
    position: string;
    share: string;
    employeeNumber: string;
    payroll: string;
    payrollYes: string;
    payrollNo: string;
    workplace: string;
    employer: string;
    duration: string;
    change: string;
    add: string;
    dialogTitle: string;
    dialogNew: string;
    why: string;
    datesWhy: (dates: string) => string;
    employerHelp: string;
    employerNone: string;
    employerChosen: (name: string) => string;
    workplaceHelp: string;
    workplaceNone: string;
    closed: string;
    workplaces: (count: number) => string;
    under: (name: string) => string;
    shareHelp: string;
    payrollLabel: string;
    saved: string;
    savedOffline: string;
    waiting: string;
    waitingSince: (date: string) => string;
    refused: string;
    refusedWhy: (reason: string) => string;
    approved: (date: string) => string;
    newValue: (what: string) => string;
  };
}

/** What a sentence is filled with, in this order. */
export const VALUES: Readonly<Record<string, readonly string[]>> = {
  'check-of': ['name:String'],
  'check-statusAsOf': ['day:String'],
  'check-revokedAt': ['day:String'],
  'check-replacedAt': ['day:String', 'number:String'],
  'check-several': ['count:Number'],
  'common-of': ['part:String', 'whole:String'],
  'common-copied': ['what:String'],
  'common-copy': ['what:String'],
  'common-moreRows': ['count:Number'],
  'common-shown': ['shown:Number', 'total:Number'],
  'common-page': ['page:Number', 'pages:Number'],
  'courses-hours': ['hours:Number'],
  'courses-deadline': ['date:String'],
  'courses-withdrawUntil': ['date:String'],
  'courses-withdraw': ['title:String'],
  'courses-withdrawText': ['title:String', 'until:String'],
  'courses-rejectedWrite': ['title:String'],
  'courses-rejectedSubject': ['title:String'],
  'courses-kursbevis': ['title:String'],
  'courses-saveYear': ['year:Number'],
  'courses-yearTitle': ['year:Number'],
  'courses-making': ['done:Number', 'of:Number'],
  'courses-replaced': ['number:String'],
  'courses-catalogueSubject': ['title:String'],
  'courses-issued': ['date:String'],
  'dates-dayMonth': ['day:String', 'month:String'],
  'dates-firstDay': ['day:String'],
  'dates-moment': ['day:String', 'time:String'],
  'errors-codes-unsent': ['count:Optional'],
  'errors-codes-managed_unreadable': ['setting:Optional', 'file:Optional'],
  'errors-codes-pin_short': ['min:Optional'],
  'errors-codes-wait': ['seconds:Number', 'minutes:Number'],
  'errors-codes-file_too_large': ['name:Optional'],
  'errors-codes-export_faulty': ['count:Optional'],
  'errors-codes-too_large': ['name:Optional'],
  'errors-codes-attachment_missing': ['name:Optional'],
  'errors-codes-deadline_passed': ['deadline:Optional'],
  'errors-codes-not_enough_points': ['balance:Optional'],
  'errors-codes-hash_mismatch': ['name:Optional'],
  'errors-unknown': ['code:String'],
  'errors-technical': ['code:String'],
  'fields-ofFile': ['name:String', 'sentence:String'],
  'fields-summary': ['count:Number'],
  'help-found': ['count:Number'],
  'help-none': ['text:String'],
  'help-goTo': ['part:String'],
  'help-diagnosticsSaved': ['name:String'],
  'messages-unread': ['count:Number'],
  'messages-countMessages': ['count:Number'],
  'messages-select': ['subject:String'],
  'messages-markRead': ['count:Number'],
  'messages-markedRead': ['count:Number'],
  'messages-draftSaved': ['when:String'],
  'messages-length': ['length:String', 'most:String'],
  'messages-tooLong': ['excess:String', 'most:String'],
  'messages-news': ['count:Number', 'sender:String'],
  'messages-deleteDraftText': ['subject:String'],
  'messages-attachLimits': ['count:Number', 'size:String', 'types:String'],
  'messages-removeFile': ['name:String'],
  'messages-sending': ['sent:String', 'whole:String'],
  'messages-receiving': ['come:String', 'whole:String'],
  'messages-replyTo': ['name:String'],
  'messages-messagesIn': ['subject:String'],
  'messages-saveFile': ['name:String'],
  'messages-fetchFile': ['name:String'],
  'messages-marked': ['text:String'],
  'messages-previewOf': ['sender:String', 'text:String'],
  'numbers-thousands': ['left:String', 'right:String'],
  'numbers-amount': ['sign:String', 'sum:String'],
  'offices-period': ['from:String', 'to:Optional'],
  'offices-openList': ['unit:String'],
  'offices-members': ['count:Number'],
  'offices-listExpires': ['date:String'],
  'offices-listConfirmed': ['when:String'],
  'offices-declarationVersion': ['version:String'],
  'offices-found': ['count:Number'],
  'offices-sortBy': ['column:String'],
  'offices-sorted': ['column:String', 'descending:Flag'],
  'offices-caption': ['unit:String'],
  'offices-exportText': ['count:Number'],
  'overview-hello': ['name:Optional'],
  'overview-attention-refused': ['count:Number'],
  'overview-attention-unsent': ['count:Number'],
  'overview-attention-unreadIn': ['subject:String'],
  'overview-attention-overdue': ['title:String', 'amount:String', 'day:String'],
  'overview-attention-due': ['title:String', 'amount:String', 'day:String'],
  'overview-attention-deadline': ['course:String', 'day:String'],
  'overview-attention-listExpires': ['unit:String', 'day:String'],
  'overview-attention-approved': ['workplace:String'],
  'overview-attention-notApproved': ['workplace:String'],
  'overview-attention-certificate': ['course:String'],
  'overview-attention-left': ['days:Number'],
  'papers-kept': ['here:String', 'all:String'],
  'papers-noneKept': ['all:String'],
  'papers-fetchNamed': ['title:String'],
  'papers-saved': ['name:String'],
  'papers-cannotShowText': ['type:Optional'],
  'papers-viewer-pages': ['page:Number', 'pages:Number'],
  'papers-viewer-zoom': ['percent:Number'],
  'papers-viewer-hits': ['hit:Number', 'hits:Number'],
  'papers-viewer-document': ['title:String'],
  'papers-viewer-pageLabel': ['page:Number'],
  'papers-viewer-imageOf': ['title:String'],
  'papers-email-blocked': ['count:Number'],
  'papers-email-linkText': ['host:String', 'url:String'],
  'papers-email-leftOut': ['count:Number'],
  'papers-invoice-dueIn': ['days:Number'],
  'papers-invoice-dueSince': ['days:Number'],
  'papers-invoice-linesLeftOut': ['count:Number'],
  'profile-latinHelp': ['signs:String'],
  'profile-latinMissing': ['signs:String'],
  'profile-placeByItself': ['place:String'],
  'profile-placeAsked': ['code:String'],
  'profile-choiceByItself': ['field:String', 'choice:String'],
  'profile-choiceGone': ['field:String'],
  'profile-writeTo': ['name:String'],
  'recruiting-balance': ['points:String'],
  'recruiting-collected': ['count:Number'],
  'recruiting-price': ['points:String'],
  'recruiting-quantity': ['name:String'],
  'recruiting-orderNamed': ['name:String'],
  'recruiting-cost': ['points:String'],
  'recruiting-tooMuch': ['points:String'],
  'recruiting-ordered': ['name:String', 'quantity:Number', 'left:String'],
  'recruiting-picture': ['name:String'],
  'search-inFile': ['name:String'],
  'search-ignored': ['signs:String'],
  'search-none': ['text:String'],
  'search-hits': ['count:Number', 'more:Flag'],
  'search-inHelp': ['count:Number'],
  'search-notCovered-notDownloaded': ['count:Number', 'size:String'],
  'search-notCovered-withoutText': ['count:Number'],
  'search-notCovered-unreadable': ['count:Number'],
  'search-notCovered-indexing': ['count:Number'],
  'search-notCovered-fetch': ['count:Number'],
  'search-notCovered-fetching': ['count:Number'],
  'settings-zoomHelp': ['larger:String', 'smaller:String', 'usual:String'],
  'settings-zoomIs': ['size:String'],
  'settings-keepMonths': ['count:Number'],
  'settings-kept': ['here:String', 'all:String'],
  'settings-taken': ['size:String'],
  'settings-searchReady': ['rows:String'],
  'settings-searchIndexing': ['rows:String'],
  'settings-everythingMissing': ['count:Number', 'size:String'],
  'settings-everythingProgress': ['step:String', 'done:String', 'total:String'],
  'settings-everythingDone': ['name:String'],
  'settings-everythingCounts': ['messages:String', 'threads:String', 'files:String', 'size:String'],
  'settings-everythingLeft': ['count:Number'],
  'settings-updatesYours': ['version:String'],
  'settings-updatesNewest': ['version:String'],
  'settings-updatesFound': ['version:String'],
  'settings-updatesFrom': ['date:String', 'mine:String'],
  'settings-updatesComing': ['done:String', 'of:String'],
  'settings-updatesInstalled': ['version:String'],
  'settings-lockMinutes': ['count:Number'],
  'settings-setupManaged': ['by:Optional'],
  'settings-signOutUnsent': ['count:Number'],
  'shell-unreadThreads': ['count:Number'],
  'shell-unreadable': ['count:Number'],
  'shell-synced': ['when:String'],
  'shell-syncStep': ['what:String', 'done:String', 'total:Optional'],
  'shell-pending': ['count:Number'],
  'shell-heldUp': ['count:Number'],
  'shell-attention': ['count:Number'],
  'shell-indexing': ['done:String', 'total:String'],
  'shell-updateReady': ['version:String'],
  'shell-states-offlineSince': ['when:String'],
  'shell-outbox-since': ['when:String'],
  'shell-conflict-byMember': ['when:String'],
  'shell-conflict-byOffice': ['when:String'],
  'start-otherUnsent': ['count:Number'],
  'start-otherLoses': ['count:Number'],
  'start-serverAt': ['union:Optional', 'host:String'],
  'suggestion-firstOnes': ['count:Number'],
  'work-period': ['from:String', 'to:Optional'],
  'work-percent': ['percent:Number'],
  'work-datesWhy': ['dates:String'],
  'work-employerChosen': ['name:String'],
  'work-workplaces': ['count:Number'],
  'work-under': ['name:String'],
  'work-waitingSince': ['date:String'],
  'work-refusedWhy': ['reason:String'],
  'work-approved': ['date:String'],
  'work-newValue': ['what:String'],
};
