/* Memory for libcurl that is wiped when it is given back: tokens pass through it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the room. */
#pragma once

/* Initialises libcurl with it. Once in a process, before any other use of libcurl. */
void pentad_http_memory_init (void);
