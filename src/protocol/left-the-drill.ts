/** Why a drill was ended whose trainee left it and wrote no reason of their own. */
export const LEFT_THE_DRILL = 'The trainee left the drill.'
