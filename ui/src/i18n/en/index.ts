import { nb } from '../nb';
export const en = nb;
