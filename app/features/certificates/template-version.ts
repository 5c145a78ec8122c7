/** The template in which certificates are issued now. */
export const currentTemplateVersion = 2
