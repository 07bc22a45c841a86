import { nb } from '../nb';
export const nn = nb;
