export const isbot = () => false
export default isbot
