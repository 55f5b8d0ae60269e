/* Locks the process in: from then on it can read, write and reckon, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The filter is written out as the kernel takes it, a few lines that can be read in one go; a
 * library for it would be larger than what it is for. */
#include "config.h"

#include "photo/confine.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

/* A progressive file of 40 megapixels takes 260 MB. */
#define MAX_MEMORY_BYTES (640ul * 1024 * 1024)
/* Decoding such a file takes two seconds or three. */
#define MAX_CPU_S 10

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#elif defined(__loongarch64) && defined(AUDIT_ARCH_LOONGARCH64)
#define ARCH AUDIT_ARCH_LOONGARCH64
#endif

/* What a sanitizer puts beside the memory does not fit, and it looks at its stack at every end. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_WATCHED 1
#endif
#endif
#ifndef IS_WATCHED
#define IS_WATCHED 0
#endif

static int
bound (int resource, rlim_t most)
{
  const struct rlimit limit = { most, most };

  return setrlimit (resource, &limit) == 0;
}

static int
bound_resources (void)
{
  return bound (RLIMIT_CORE, 0) && bound (RLIMIT_CPU, MAX_CPU_S) && bound (RLIMIT_FSIZE, 0) &&
         bound (RLIMIT_NOFILE, 0) && bound (RLIMIT_NPROC, 0) &&
         (IS_WATCHED || bound (RLIMIT_AS, MAX_MEMORY_BYTES));
}

#ifdef ARCH
#define LOAD(member) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, member))
#define ALLOW        BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL         BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)
/* Takes the next line when the number is that of the call, else the one after it. */
#define IS_CALL(name) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_##name, 0, 1)
#define MAY(name)     IS_CALL (name), ALLOW

static int
filter_calls (void)
{
  /* The first 32 bits of the third argument of mmap() hold its protection, low ones first. */
  struct sock_filter lines[] =
  {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
    KILL,
    LOAD (nr),
    MAY (read),
    MAY (write),
    MAY (brk),
    MAY (munmap),
    MAY (mremap),
    MAY (madvise),
    MAY (exit_group),
    MAY (rt_sigreturn),
    MAY (clock_gettime),
    MAY (getrandom),
#if IS_WATCHED
    MAY (sigaltstack),
#endif
    /* Memory, but none that could be run. */
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, __NR_mmap, 0, 4),
    LOAD (args[2]),
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0),
    ALLOW,
    KILL,
    /* A library that looks what the processor can do goes on without knowing. */
    IS_CALL (openat),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
    KILL,
  };
  const struct sock_fprog program = { sizeof lines / sizeof lines[0], lines };

  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
/* Not tried on this processor. */
static int
filter_calls (void)
{
  return 0;
}
#endif

int
pentad_photo_confine (void)
{
  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         bound_resources () && filter_calls ();
}

void
pentad_photo_close_files (void)
{
  close_range (STDERR_FILENO + 1, ~0u, 0);
}
