/* Locks the process in: from then on it can read, write and reckon, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bounds memory, time and files, gives up every privilege that could come back, and lets the kernel
 * end the process on any call but those that decoding takes (seccomp(2)). 0 when that is not to be
 * had here; nothing of a stranger's may be looked at then. */
int pentad_photo_confine (void);
/* Closes what was left open but the three standard streams. */
void pentad_photo_close_files (void);
