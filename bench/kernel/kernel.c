// What a 2-bit kernel of our own could reach, for bench/kernel/main.mjs alone: nothing of this is shipped. Four rows
// lie together, a pair of blocks of each in turn, so that codes are read from beginning to end; a block is 128 codes in 32
// bytes, of which bits 2f and 2f + 1 of byte j are code 32 f + j. The vector is rounded to
// 8 bits per block before. One thread, or two: the caller and one that spins, which share the rows of each product.
#define _GNU_SOURCE
#include <immintrin.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

struct product {
  const uint8_t *codes; // [rows / 4, blocks / 2, 4, 2, 32]
  const float *scales;  // [rows]
  const int8_t *x;      // [blocks, 128]
  const float *steps;   // [blocks]: what 1 of x stands for
  float *y;             // [rows]
  int64_t rows, blocks;
  float half; // 1.5 times the sum of the vector: the zero point of the balanced set
};

// Bytes that are asked for before they are needed.
enum { ahead = 4096 };

enum kind { AVX2 = 0, AVX512 = 1, READ = 2 };

__attribute__((target("avx2,fma"))) static float sum8(__m256 v) {
  __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
  s = _mm_add_ps(s, _mm_movehl_ps(s, s));
  return _mm_cvtss_f32(_mm_add_ss(s, _mm_movehdup_ps(s)));
}

// Four rows at a time, so that the vector is loaded once for all of them.
__attribute__((target("avx2,fma"))) static void rows_avx2(const struct product *p, int64_t from, int64_t to) {
  const __m256i three = _mm256_set1_epi8(3), ones = _mm256_set1_epi16(1);
  for (int64_t row = from; row < to; row += 4) {
    __m256 sums[4] = {_mm256_setzero_ps(), _mm256_setzero_ps(), _mm256_setzero_ps(), _mm256_setzero_ps()};
    const uint8_t *group = p->codes + row * 32 * p->blocks;
    for (int64_t b = 0; b < p->blocks; b++) {
      const int8_t *x = p->x + 128 * b;
      const __m256i x0 = _mm256_loadu_si256((const __m256i *)x), x1 = _mm256_loadu_si256((const __m256i *)(x + 32));
      const __m256i x2 = _mm256_loadu_si256((const __m256i *)(x + 64)), x3 = _mm256_loadu_si256((const __m256i *)(x + 96));
      const __m256 step = _mm256_set1_ps(p->steps[b]);
#pragma GCC unroll 4
      for (int r = 0; r < 4; r++) {
        const uint8_t *at = group + 256 * (b / 2) + 64 * r + 32 * (b & 1);
        _mm_prefetch((const char *)(at + ahead), _MM_HINT_T0);
        const __m256i w = _mm256_loadu_si256((const __m256i *)at);
        __m256i s = _mm256_maddubs_epi16(_mm256_and_si256(w, three), x0);
        s = _mm256_add_epi16(s, _mm256_maddubs_epi16(_mm256_and_si256(_mm256_srli_epi16(w, 2), three), x1));
        s = _mm256_add_epi16(s, _mm256_maddubs_epi16(_mm256_and_si256(_mm256_srli_epi16(w, 4), three), x2));
        s = _mm256_add_epi16(s, _mm256_maddubs_epi16(_mm256_and_si256(_mm256_srli_epi16(w, 6), three), x3));
        sums[r] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(_mm256_madd_epi16(s, ones)), step, sums[r]);
      }
    }
    for (int r = 0; r < 4; r++) p->y[row + r] = p->scales[row + r] * (sum8(sums[r]) - p->half);
  }
}

// Two blocks of a row to a register.
__attribute__((target("avx512f,avx512bw,avx512vnni,avx512dq,avx512vl,fma"))) static void rows_avx512(const struct product *p, int64_t from, int64_t to) {
  const __m512i three = _mm512_set1_epi8(3);
  for (int64_t row = from; row < to; row += 4) {
    __m512 sums[4] = {_mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps(), _mm512_setzero_ps()};
    const uint8_t *group = p->codes + row * 32 * p->blocks;
    for (int64_t b = 0; b < p->blocks; b += 2) {
      __m512i x[4];
#pragma GCC unroll 4
      for (int f = 0; f < 4; f++)
        x[f] = _mm512_inserti64x4(_mm512_castsi256_si512(_mm256_loadu_si256((const __m256i *)(p->x + 128 * b + 32 * f))),
                                  _mm256_loadu_si256((const __m256i *)(p->x + 128 * (b + 1) + 32 * f)), 1);
      const __m512 step = _mm512_insertf32x8(_mm512_set1_ps(p->steps[b]), _mm256_set1_ps(p->steps[b + 1]), 1);
#pragma GCC unroll 4
      for (int r = 0; r < 4; r++) {
        const uint8_t *at = group + 128 * b + 64 * r;
        _mm_prefetch((const char *)(at + ahead), _MM_HINT_T0);
        const __m512i w = _mm512_loadu_si512(at);
        __m512i s = _mm512_dpbusd_epi32(_mm512_setzero_si512(), _mm512_and_si512(w, three), x[0]);
        s = _mm512_dpbusd_epi32(s, _mm512_and_si512(_mm512_srli_epi16(w, 2), three), x[1]);
        s = _mm512_dpbusd_epi32(s, _mm512_and_si512(_mm512_srli_epi16(w, 4), three), x[2]);
        s = _mm512_dpbusd_epi32(s, _mm512_and_si512(_mm512_srli_epi16(w, 6), three), x[3]);
        sums[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(s), step, sums[r]);
      }
    }
    for (int r = 0; r < 4; r++) p->y[row + r] = p->scales[row + r] * (_mm512_reduce_add_ps(sums[r]) - p->half);
  }
}

// What reading alone takes: as little as can be done with each byte.
__attribute__((target("avx2"))) static void rows_read(const struct product *p, int64_t from, int64_t to) {
  const __m256i *at = (const __m256i *)(p->codes + from * 32 * p->blocks), *end = (const __m256i *)(p->codes + to * 32 * p->blocks);
  __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
  for (; at + 4 <= end; at += 4) {
    _mm_prefetch((const char *)(at + 64), _MM_HINT_T0);
    a = _mm256_xor_si256(a, _mm256_loadu_si256(at));
    b = _mm256_xor_si256(b, _mm256_loadu_si256(at + 1));
    c = _mm256_xor_si256(c, _mm256_loadu_si256(at + 2));
    d = _mm256_xor_si256(d, _mm256_loadu_si256(at + 3));
  }
  a = _mm256_xor_si256(_mm256_xor_si256(a, b), _mm256_xor_si256(c, d));
  p->y[from] = (float)_mm256_extract_epi32(a, 0);
}

static void run_rows(int kind, const struct product *p, int64_t from, int64_t to) {
  if (kind == AVX2) rows_avx2(p, from, to);
  else if (kind == AVX512) rows_avx512(p, from, to);
  else rows_read(p, from, to);
}

static const struct product *job_products;
static int job_kind, job_count;
static atomic_int generation, arrived, helper_waits;
static pthread_t helper;

static void run_alone(const struct product *products, int count, int kind) {
  for (int i = 0; i < count; i++) run_rows(kind, products + i, 0, products[i].rows);
}

// Both have done their rows before either begins the next product: its vector depends on them in a model.
static void run_half(int half) {
  for (int i = 0; i < job_count; i++) {
    const struct product *p = job_products + i;
    const int64_t middle = p->rows / 2 / 4 * 4;
    run_rows(job_kind, p, half ? middle : 0, half ? p->rows : middle);
    atomic_fetch_add(&arrived, 1);
    while (atomic_load(&arrived) < 2 * (i + 1)) _mm_pause();
  }
}

static void *help(void *unused) {
  for (int seen = 0;;) {
    while (atomic_load(&generation) == seen) _mm_pause();
    seen = atomic_load(&generation);
    if (job_count < 0) return unused;
    run_half(1);
    atomic_fetch_add(&helper_waits, 1);
  }
}

void step(const struct product *products, int count, int kind, int threads) {
  if (threads == 1) {
    run_alone(products, count, kind);
    return;
  }
  if (!helper) pthread_create(&helper, 0, help, 0);
  job_products = products;
  job_count = count;
  job_kind = kind;
  atomic_store(&arrived, 0);
  const int before = atomic_load(&helper_waits);
  atomic_fetch_add(&generation, 1);
  run_half(0);
  while (atomic_load(&helper_waits) == before) _mm_pause();
}

// The helper spins between steps: it is sent home while something else is measured.
void stop(void) {
  if (!helper) return;
  job_count = -1;
  atomic_fetch_add(&generation, 1);
  pthread_join(helper, 0);
  helper = 0;
  atomic_store(&generation, 0);
}

int has_avx512(void) { return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw"); }
