/* Memory for libcurl that is wiped when it is given back: tokens pass through it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-memory.h"

#include <curl/curl.h>
#include <glib.h>

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

static void
wipe_free (void *memory)
{
  if (memory == NULL)
    return;
  explicit_bzero (memory, malloc_usable_size (memory));
  free (memory);
}

/* realloc() would leave a copy behind where it moves. */
static void *
wipe_realloc (void *memory, size_t size)
{
  void *other = malloc (size);

  if (memory == NULL || other == NULL)
    return other;
  memcpy (other, memory, MIN (size, malloc_usable_size (memory)));
  wipe_free (memory);
  return other;
}

void
pentad_http_memory_init (void)
{
  curl_global_init_mem (CURL_GLOBAL_DEFAULT, malloc, wipe_free, wipe_realloc, strdup, calloc);
}
