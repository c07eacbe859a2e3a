/* Runs in a process of its own what may end the program, for tests. */
#ifndef TESTS_UNIT_ENDS_H
#define TESTS_UNIT_ENDS_H

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* The status that the work ends the program with; 0 where it goes on, -1 where it is killed. */
static inline int ends(void (*work)(const void *context), const void *context)
{
    fflush(NULL);
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        fclose(stderr);
        work(context);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#endif
