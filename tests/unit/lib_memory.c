#include "lib/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/arena.h"
#include "lib/message.h"

const char program_name[] = "lib_memory";

static size_t most = SIZE_MAX; /* which no compiler foretells */

static void ask_for_too_much(int way)
{
    struct arena arena = {0};
    size_t capacity = 0;
    if (way == 0)
        memory_new(most / 4 + 1, 4);
    else if (way == 1)
        memory_grow(NULL, &capacity, most / 2, 8);
    else
        arena_new(&arena, most / 2, 4);
}

static void a_size_beyond_every_address_ends_the_program(void **state)
{
    (void)state;
    for (int way = 0; way < 3; way++) {
        pid_t child = fork();
        int status = 0;
        if (child == 0) {
            close(STDERR_FILENO);
            ask_for_too_much(way);
            _exit(99); /* it was given */
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), STATUS_USAGE);
    }
}

static void growing_keeps_what_is_there(void **state)
{
    size_t capacity = 0;
    uint32_t *numbers = NULL;
    (void)state;
    for (uint32_t i = 0; i < 1000; i++) {
        numbers = memory_grow(numbers, &capacity, i + 1, sizeof *numbers);
        assert_true(capacity > i);
        numbers[i] = i;
    }
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    free(numbers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_size_beyond_every_address_ends_the_program),
        cmocka_unit_test(growing_keeps_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
