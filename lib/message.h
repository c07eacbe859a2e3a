/* What programs say on standard error: `program: file: reason`. */
#ifndef LIB_MESSAGE_H
#define LIB_MESSAGE_H

/* Each program's main.c defines its own name. */
extern const char program_name[];

/* What the user ran: WINNOW_AS, by which a script that runs this program is known, or else
 * the program's own name. */
const char *message_name(void);

enum {
    STATUS_DONE = 0,  /* all done */
    STATUS_DATA = 1,  /* some input could not be read or used; the rest was done */
    STATUS_USAGE = 2, /* wrong usage, or nothing could be done */
};

/* Prints `program: file: reason`, or `program: reason` where file is NULL. The format
 * is printf's. Control characters in the result are printed as \xHH. "-" as file is
 * shown as `standard input`. */
void message(const char *file, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* message(), then ends the program with the status. */
_Noreturn void message_die(int status, const char *file, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
