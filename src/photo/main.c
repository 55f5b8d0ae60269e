/* pentad-photo: a photograph on standard input, its pixels on standard output, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Started by pentad for one photograph at a time; not meant to be called by hand. It locks itself
 * in before it looks at the first byte. */
#include "config.h"

#include "photo/confine.h"
#include "photo/decode.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int
put (const void *data, size_t len)
{
  const uint8_t *at = data;

  while (len > 0)
    {
      ssize_t n = write (STDOUT_FILENO, at, len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return 0;
      at += n;
      len -= (size_t)n;
    }
  return 1;
}

/* One byte more than may be, so that too many are noticed. */
static size_t
get_all (uint8_t *data, size_t most)
{
  size_t len = 0;

  while (len < most)
    {
      ssize_t n = read (STDIN_FILENO, data + len, most - len);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      len += (size_t)n;
    }
  return len;
}

static PentadPhotoVerdict
decode_input (PentadPhotoPixels *pixels)
{
  uint8_t *data = malloc (PENTAD_PHOTO_MAX_BYTES + 1);

  return data != NULL ? pentad_photo_decode (data, get_all (data, PENTAD_PHOTO_MAX_BYTES + 1),
                                             PENTAD_PHOTO_MAX_SIDE_PX, pixels)
                      : PENTAD_PHOTO_NO_MEMORY;
}

int
main (void)
{
  PentadPhotoHead head = { .magic = PENTAD_PHOTO_MAGIC };
  PentadPhotoPixels pixels = { 0 };

  pentad_photo_close_files ();
  head.verdict = pentad_photo_confine () ? decode_input (&pixels) : PENTAD_PHOTO_NOT_CONFINED;
  head.width_px = pixels.width_px;
  head.height_px = pixels.height_px;
  if (!put (&head, sizeof head) ||
      !put (pixels.rgb, (size_t)pixels.width_px * pixels.height_px * 3))
    _exit (1);
  /* Without what a program does at its end, some of which would be forbidden. */
  _exit (0);
}
