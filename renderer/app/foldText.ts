/** Lower case without marks, so that "so don" finds the register. For the labels of commands; letters are folded in the vault. */
export const foldText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
