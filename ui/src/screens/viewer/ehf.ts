// Reading an EHF invoice (UBL, Peppol BIS Billing 3) for show: names, dates, lines, sums. Nothing is fetched or run.

/** A line of an EHF invoice. */
export interface EhfLine {
  name: string;
  quantity: string;
  amount: string;
}

/** What an EHF invoice says. */
export interface Ehf {
  number: string;
  issued: string;
  due: string;
  seller: string;
  sellerNumber: string;
  buyer: string;
  kid: string;
  account: string;
  currency: string;
  lines: EhfLine[];
  tax: string;
  total: string;
}

/** Reads the XML; undefined when it is not an EHF invoice. */
export function readEhf(xml: string): Ehf | undefined {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  const root = parsed.documentElement;
  if (parsed.querySelector('parsererror') || !['Invoice', 'CreditNote'].includes(root.localName)) return undefined;
  const text = (from: Element | undefined, ...path: string[]): string => {
    let at = from;
    for (const name of path) at = at && [...at.children].find((child) => child.localName === name);
    return at?.textContent?.trim() ?? '';
  };
  const child = (from: Element | undefined, ...path: string[]): Element | undefined => {
    let at = from;
    for (const name of path) at = at && [...at.children].find((one) => one.localName === name);
    return at;
  };
  const party = (name: string) => child(root, name, 'Party');
  const nameOf = (one: Element | undefined) => text(one, 'PartyName', 'Name') || text(one, 'PartyLegalEntity', 'RegistrationName');
  const means = child(root, 'PaymentMeans');
  const totals = child(root, 'LegalMonetaryTotal');
  return {
    number: text(root, 'ID'),
    issued: text(root, 'IssueDate'),
    due: text(root, 'DueDate') || text(means, 'PaymentDueDate'),
    seller: nameOf(party('AccountingSupplierParty')),
    sellerNumber: text(party('AccountingSupplierParty'), 'PartyLegalEntity', 'CompanyID'),
    buyer: nameOf(party('AccountingCustomerParty')),
    kid: text(means, 'PaymentID'),
    account: text(means, 'PayeeFinancialAccount', 'ID'),
    currency: text(root, 'DocumentCurrencyCode'),
    lines: [...root.children]
      .filter((one) => one.localName === 'InvoiceLine' || one.localName === 'CreditNoteLine')
      .map((line) => ({
        name: text(line, 'Item', 'Name'),
        quantity: text(line, 'InvoicedQuantity') || text(line, 'CreditedQuantity'),
        amount: text(line, 'LineExtensionAmount'),
      })),
    tax: text(child(root, 'TaxTotal'), 'TaxAmount'),
    total: text(totals, 'PayableAmount'),
  };
}
