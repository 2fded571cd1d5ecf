// More Chinese: further sentences and words beside languages/zh.ts.
import type { Wordings } from "../language.ts";
import { lines, words } from "../lists.ts";

export const zh: Wordings = {
  relativeDates: words(
    "今早; 明天下午; 后天上午; 大后天; 本周三; 下周四晚上; 下个周末; 三天后; 一周后; 月底; 下个月初; 圣诞节; 春节; 年底",
  ),
  venues: words(`
    {first}茶楼; {last}记烤鸭; {city}国际酒店; {first}书店; {city}大剧院; 阿{last}饺子馆; {first}酒吧; {last}家小院; {city}体育馆;
    {first}民宿
  `),
  companies: words(`
    {city}银行; {first}物流; {last}{last}律师事务所; {first}软件; {city}制药厂; {first}广告公司; {city}电力; {last}氏食品;
    {first}出版社; {city}第一医院
  `),
  items: words(`
    T恤; 牛仔裤; 运动鞋; 帽子; 手套; 围巾; 保温杯; 耳机; 充电器; 手机壳; 鼠标; 键盘; 签字笔; 便利贴; 花盆; 相框; 镜子; 枕头;
    被子; 砧板; 平底锅; 汤锅; 玻璃杯; 书架; 书桌; 手电筒; 卷尺; 瑜伽垫; 足球; 礼盒; 水壶; 闹钟; 行李箱; 文件夹; 插线板
  `),
  groceries: words(`
    豆腐; 青菜; 白菜; 大葱; 大蒜; 生姜; 酱油; 醋; 白糖; 面粉; 鸡胸肉; 牛肉; 五花肉; 虾; 黄瓜; 茄子; 蘑菇; 草莓; 葡萄; 橙子;
    西瓜; 麦片; 卫生纸; 洗发水; 牙膏; 绿茶; 矿泉水; 啤酒; 饺子皮; 方便面
  `),
  tasks: words(`
    给妈妈打电话; 吃药; 吃维生素; 晾衣服; 洗衣服; 洗碗; 遛狗; 挂号; 预约体检; 交物业费; 交电费; 还信用卡; 提交周报;
    整理会议记录; 准备演讲稿; 回复客户邮件; 发报价单; 订机票; 订酒店; 换外币; 收拾行李; 带雨伞; 做便当; 买晚饭的菜; 挑生日礼物;
    取蛋糕; 寄快递; 取包裹; 送车年检; 换机油; 洗车; 修自行车; 备份电脑; 改密码; 取消会员; 更新简历; 背单词; 去健身房; 去银行;
    接孩子放学; 送女儿去上钢琴课; 打扫冰箱; 给花换盆; 续签租房合同
  `),
  topicsOfMeetings: words(`
    明年预算; 下半年目标; 新品设计; 合同条款; 绩效考核; 客户投诉; 年会; 服务器迁移; 安全检查; 销售情况; 项目进度; 广告投放;
    海外市场; 新员工培训; 库存管理; 交货时间; 应用改版; 调查结果; 休假安排; 供应商选择; 涨价方案; 质量问题; 参观工厂; 融资;
    团建活动; 数据分析; 品牌策略; 员工福利; 法律咨询; 物流成本; 竞争对手; 上班时间
  `),
  messages: words(`
    我出发了; 快到了; 今晚加班不回家吃饭; 你先吃吧; 顺便买点牛奶; 我在停车场等你; 会议取消了; 请查收附件; 明天见;
    我平安到家了; 别担心; 路上小心; 方便接电话吗; 手机快没电了; 路上堵得厉害; 外面下雨记得带伞; 请放在门口; 恭喜你考上了;
    新年快乐; 今天去不了了; 能改到明天吗; 把账号发给我; 发几张照片过来; 帮我接一下孩子; 身体好点了吗; 好好休息; 晚安; 想你了;
    可以换个时间吗; 七点在地铁口碰头; 我坐在靠窗的位置; 请重新发一份报价; 工资到账了; 狗已经喂过了; 出门记得关空调;
    衣服取回来了; 今天的课停了; 谢谢你的礼物; 祝你们新婚快乐; 稍后联系您; 这周太忙了没空; 晚上想吃什么; 改天一起吃饭;
    注意保暖别感冒; 文件已经签好了; 钱我明天转给你
  `),
  problems: words(`
    开不了机; 电池掉电太快; 屏幕裂了; 无线网总断; 一直漏水; 有一股怪味; 按键按不动; 蓝牙连不上; 完全没有声音; 屏幕一闪一闪的;
    烫得厉害; 更新卡住不动了; 密码改不了; 收不到验证码; 颜色和图片不一样; 发错货了; 到现在还没发货; 订单被莫名取消;
    退款一直没到账; 优惠券用不了; 盖子碎了; 没有说明书; 掉了一个轮子; 已经过期了; 噪音特别大; 拍照很模糊; 老是自动重启;
    收不到通知; 门关不严; 账单金额不对; 打印出来是糊的; 遥控器失灵了
  `),
  events: words(`
    音乐剧; 灯会; 花展; 马拉松; 篮球赛; 羽毛球比赛; 读书会; 烹饪课; 讲座; 摄影展; 庙会; 满月酒; 年会; 同学聚会; 周年庆典;
    毕业典礼; 跳蚤市场; 粉丝见面会; 相声专场; 发布会; 开放日; 脱口秀
  `),
  jobs: words(`
    医生; 药剂师; 兽医; 消防员; 警察; 公务员; 银行职员; 设计师; 翻译; 作家; 画家; 歌手; 演员; 理发师; 面包师; 咖啡师; 空姐;
    出租车司机; 公交司机; 农民; 渔民; 教授; 研究员; 社工; 康复师; 法官; 销售经理; 市场专员; 人事主管; 数据分析师; 幼儿园老师;
    房产中介; 快递员; 导游
  `),
  openers: words(
    "嗨，; 您好！; 下午好，; 晚上好，; 不好意思，; 那个，; 麻烦问一下，; 师傅，; 亲，; 有件事，",
  ),
  closers: words(
    "谢谢啦！; 辛苦了。; 急，在线等！; 感激不尽。; 祝好。; 就这样。; 先谢过了。; 收到请回复。; 尽快哦！",
  ),
  templates: {
    book_table: lines(`
      {date}{time}我们{people}个人要去{venue}吃饭，帮忙留个位
      有没有好吃的{cuisine}？{city}的，{people}个人，{date}去
      {venue}{date}还能订到{people}人的包间吗？[{time}到]
      麻烦用{person}的名字在{venue}订{people}个位子[，{date}{time}]
      {city}{cuisine}，{people}位，{date}，{time}
      {date}公司聚餐，{people}人，想去{venue}，{time}到
      把我在{venue}的预订改到{date}{time}[，{people}人]
      靠窗的座位，{venue}，{date}{time}，{people}个人
      {person}，电话{phone}，{people}位，{venue}
      晚饭去{venue}吧，一共{people}个人，{date}{time}
      {people}个人的生日聚会，{date}，{city}，{cuisine}，有推荐吗
      你好我想{date}[{time}]订个能坐{people}人的桌，在{venue}
    `),
    book_trip: lines(`
      {destination}的票还有吗？{date}从{origin}走[，{people}个人]
      {date}{time}，{origin}到{destination}，{people}张
      帮我看看{date}{origin}飞{destination}的航班
      我们一家{people}口{date}去{destination}玩，从{origin}出发
      出发地{origin}，目的地{destination}，日期{date}，人数{people}
      {date}要去{destination}出差，{time}从{origin}动身
      {origin}到{destination}最便宜的票多少钱？{date}走
      {transport}从{origin}去{destination}，{date}，帮我规划一下
      给{person}订一张{date}去{destination}的机票[，从{origin}起飞]
      往返，{origin}和{destination}之间，{date}{time}出发
      {amount}能买到{origin}到{destination}的票吗
      {date}从{destination}回{origin}，{people}个人，越早越好
    `),
    book_hotel: lines(`
      {date}起住{nights}晚，{room_type}一间[，{city}{venue}]
      {venue}还有{room_type}吗？{people}个人住{nights}晚
      帮忙找个{city}的住处，{people}人，{date}到，{nights}晚
      {room_type}住{nights}晚一共{amount}对吗？
      入住{date}，{nights}晚，{room_type}，姓名{person}
      请确认{person}在{venue}的{room_type}预订
      {date}{time}到{city}，当晚需要一间{room_type}
      一晚{amount}以下的{city}酒店有哪些[，{people}个人住]
      {venue}的{room_type}从{date}开始{nights}晚多少钱？
      出差去{city}，{date}入住{venue}，待{nights}晚
      {city}，{venue}，{date}，{nights}晚，有空房就直接订
    `),
    set_reminder: lines(`
      {date}{time}叫我{task}
      {task}，{date}[{time}]提醒一下
      别让我忘了{date}{task}
      {time}的时候记得喊我{task}[，{date}]
      待办：{task}[，{date}]
      加一条提醒：{date}{time}{task}
      {date}之前一定要{task}，到时候提醒我
      {duration}后提醒我{task}
      {date} {time} {task}
      能不能在{date}{time}提醒我{task}？
      我老是忘记{task}，{date}[{time}]提醒一下吧
      帮我记一下，{date}该{task}了
    `),
    schedule_meeting: lines(`
      {topic}的会定在{date}{time}，叫上{person}
      {date}{time}跟{person}开个会聊聊{topic}，{duration}左右
      {person}{date}有空吗？想约{duration}谈{topic}
      会议：{topic}，参加人{person}，{date}{time}
      在日历上加一个{topic}会议，{date}{time}开始，{duration}
      {topic}会议改到{date}{time}
      请邀请{person}（{email}）{date}{time}参加{topic}的视频会议
      我和{person}约好{time}讨论{topic}，记到日程里
      关于{topic}，{person}想{date}跟你碰一下[，{time}]
      {date}{time}，{venue}，和{person}谈{topic}
      时间{date}{time}，议题{topic}，时长{duration}，与会者{person}
      {person}和{person2}{date}要开{topic}的会
    `),
    play_music: lines(`
      来一首{artist}的《{song}》[，用{service}]
      《{song}》，{artist}
      打开{service}放{artist}的歌
      我想用{service}听《{song}》
      (随机|循环)播放我的歌单{playlist}
      最近一直在听{artist}的《{song}》
      下一首换成《{song}》[，{artist}唱的]
      《{song}》是谁唱的？是{artist}吗
      把《{song}》收藏到{service}的{playlist}歌单里
      {artist}的新歌《{song}》帮我单曲循环
      跑步的时候想听{artist}，{service}上有吗
      有没有{artist}的《{song}》？放来听听
    `),
    get_weather: lines(`
      查一下{city}{date}的气温
      {city}，{date}，天气
      {date}{time}{city}下不下雨？
      我{date}去{city}，该穿什么？
      {date}{city}会不会(刮台风|降温|有雾霾)？
      听说{city}{date}有大雪，是真的吗
      {date}想去爬山，{city}天气行不行
      {city}那边{date}最高多少度？
      {destination}{date}天气好吗？我要出差
      {date}和{person}在{city}打球，会下雨吗？
      看看{city}到{date}为止的天气
      {date}的{city}热不热啊
    `),
    order_items: lines(`
      买{count}个{item}，寄到{address}
      在{company}给我下单{count}个{color}{item}
      {item}，{count}个[，{color}]
      有{color}{item}吗？要{count}个
      上次买的{item}再来{count}个[，订单号{code}]
      {count}个{item}卖{amount}的话我就要了
      我要退{count}个{item}，订单号是{code}
      订购{count}个{item}，合计{amount}，收货人{person}
      {date}之前能到的话，我订{count}个{item}
      购物车里去掉{count}个{item}
      办公室缺{item}，申请{count}个，{date}前要
      给{person}买{count}个{color}{item}当礼物
    `),
    shopping_list: lines(`
      要买{list}
      去超市带点{list}回来
      购物清单：{list}
      {date}去超市，记得买{list}
      冰箱里{list}都吃完了，记一下
      把{list}从清单里划掉
      做晚饭还缺{list}
      {list}，别忘了买
      让{person}下班买{list}
      清单里再加上{list}[，{date}去买]
      {list}家里快没了，{date}补点货
    `),
    send_money: lines(`
      {amount}转{person}
      往{person}的账户打{amount}[，{date}之前]
      {date}要还{person}{amount}
      收到{company}打来的{amount}[，{date}]
      {person}让我给他转{amount}
      会费{amount}，{date}前交给{person}
      {code}这笔单子付{company}{amount}
      {person}还差我{amount}没给呢
      午饭钱{amount}，转给{person}吧
      应付{company}{amount}，账单号{code}，截止{date}
      请给{person}退款{amount}，订单{code}
      {date}自动给{person}汇{amount}可以吗？
    `),
    send_message: lines(`
      给{person}发微信：{message}
      跟{person}说一声，“{message}”
      “{message}”，把这句话发给{person}
      回{person}：“{message}”
      {message}——请转告{person}
      发邮件到{email}，内容是“{message}”
      收件人{person}，正文“{message}”
      帮我短信通知{person}“{message}”
      群里发一句“{message}”
      {person2}托我告诉{person}：“{message}”
      往{phone}发短信：{message}
      写个便条给{person}，就写“{message}”
    `),
    add_contact: lines(`
      存一下{person}的电话，{phone}
      {phone}是{person}的号码[，他在{company}]
      我是{person}，手机{phone}[，有事打给我]
      {company}{job}{person}，{phone}，{email}
      新联系人：{person}（{job}），邮箱{email}
      {person}的邮箱是{email}[，电话{phone}]
      {company}换了联系人，现在是{person}，号码{phone}
      名片：{company}，{person}，{job}，{phone}
      {person}家地址{address}，电话{phone}
      这位是{job}{person}，请发邮件到{email}
      姓名{person}，手机{phone}，邮箱{email}，单位{company}
      {person}换号了，改成{phone}
    `),
    control_home: lines(`
      {room}{device}(打开{=on:true}|关上{=on:false})
      {device}(开了{=on:true}|关了{=on:false})吧[，{room}的]
      把{room}的{device}(打开{=on:true}|关掉{=on:false})，谢谢
      {room}太(冷|热|暗)了，调一下{device}
      {device}{number}度，{room}
      {date}{time}自动(打开{=on:true}|关闭{=on:false}){room}{device}
      {room}的{device}还开着吗？
      我出门了，{room}{device}关掉{=on:false}
      {device}亮度调成{number}%[，{room}那个]
      能不能让{room}的{device}{time}(开{=on:true}|关{=on:false})？
      睡觉前关一下{=on:false}{room}的{device}
      到家前{time}先把{device}打开{=on:true}[，{room}的]
    `),
    report_problem: lines(`
      {problem}，型号是{product}[，订单号{code}]
      {date}买的{product}，{problem}
      {product}报修：{problem}
      你好，{product}{problem}，怎么办？
      {company}客服吗？我的{product}{problem}
      {problem}！{product}我要退货[，退{amount}]
      订单号{code}，商品{product}，问题：{problem}
      昨天还好好的，今天{product}就{problem}
      我是{person}，之前反馈的{code}怎么样了？{problem}
      从{date}开始{problem}，{product}能换吗
      花{amount}买的{product}，居然{problem}
      工单{code}，客户{person}，{problem}
    `),
    navigate: lines(`
      {venue}怎么走[，{transport}]？
      去{address}
      {transport}到{address}要几分钟？
      我现在在{origin}，去{destination}哪条路最快？
      {city}的{venue}在哪儿？
      查一下{transport}去{destination}的路线[，从{origin}出发]
      {time}约在{venue}，我{transport}过去
      目的地{address}，{transport}
      {time}前赶到{address}，几点出门合适？
      师傅，到{address}
      开始导航，{origin}到{address}
      {date}{time}来{address}接我
    `),
    announce_event: lines(`
      {date}{city}{venue}有{event}，欢迎大家来
      {event}：{date}{time}，{address}
      {date}一起去{venue}看{event}吗？
      买了{count}张{event}的票[，{amount}]，{date}{time}
      {company}{date}在{city}举办{event}
      {person}的{event}，{date}{time}，{venue}
      听说这次{event}{date}在{venue}办
      门票{amount}，地点{venue}，{event}
      去{city}看{artist}的演出，{date}{time}，在{venue}
      去年的{event}来了{count}个人[，在{city}]
      原定{date}的{event}改到{venue}了
      诚邀{person}出席{event}，{date}{time}[，{address}]
    `),
    describe_person: lines(`
      我朋友{person}是{job}，住{city}
      {person}，{age}岁，{job}，现居{city}
      在{company}上班的{person}今年{age}了
      {year}年出生的{person}是{company}的{job}
      我们小区的{job}{person}是{city}人
      {company}聘请{person}担任{job}
      {person}在{company}干了{age2}年[，是名{job}]
      我叫{person}，今年{age}岁，是{city}的{job}
      {year}年，{person}离开{origin}搬到了{destination}
      身为{job}的{person}已经{age}岁了
      {company}是{person}{year}年创办的
      新来的{job}叫{person}，老家在{city}
    `),
    translate_text: lines(`
      {language}里“{message}”怎么讲？
      翻译成{language}：{message}
      “{message}”，翻成{language}
      {message}，用{language}怎么写？
      请把下面这句译为{language}：“{message}”
      {person}只会{language}，帮我用{language}说“{message}”
      想知道“{message}”的{language}说法
      {language}翻译：“{message}”
      我要发给{person}，把“{message}”换成{language}
      这句话的{language}是什么？“{message}”
      原文“{message}”，目标语言{language}
    `),
    rent_home: lines(`
      {address}有套{rooms}居室，月租{amount}
      {city}有没有{amount}以下的房子？要{rooms}个房间
      {city}房屋出租，{area}平方米，{rooms}室，{amount}
      {rooms}室，{area}平方米，{city}，{amount}
      {date}可入住的{city}房源，预算{amount}
      {person}在{city}出租一套{area}平方米的房子，租金{amount}
      {date}{time}能去{address}看房吗？
      单间，{city}，{area}平方米，电话{phone}
      求租：{city}，{rooms}个房间，最多{amount}
      月租{amount}，{rooms}室，{date}起租，联系{phone}
      我们{people}口人想在{city}租个{rooms}室的房子
    `),
    set_timer: lines(`
      倒计时{duration}
      {duration}后(提醒我|叫我|响铃)
      {time}的闹钟[，{date}]
      从现在开始计时{duration}
      我{date}{time}要起床
      煮面，定个{duration}
      取消{date}{time}的闹钟
      闹钟：{date}{time}
      我睡{duration}，到点叫醒我
      {time}设个闹钟，名字叫{task}
      面包要烤{duration}，帮我看着时间
      {date}早起，闹钟定{time}
    `),
  },
  emotions: {
    joy: words(`
      我太幸福了！; 今天心情特别好！; 终于考上了，好开心！; 高兴得睡不着觉。; 哇，太爽了！; 从来没有这么快乐过。; 笑了一整天。;
      像做梦一样，太棒了！; 全家人都乐坏了。; 心里美滋滋的。; 宝宝出生了，我们特别幸福。; 忍不住哼起歌来。
    `),
    anger: words(`
      真是气死我了！; 怎么能这样！; 简直不可理喻！; 你把人当什么了！; 我火冒三丈。; 别胡说八道！; 太让人恼火了。;
      又失约，我绝不原谅。; 到底要说几遍！; 越想越生气。; 这种态度我忍不了。; 必须给我一个说法！
    `),
    sadness: words(`
      眼泪止不住地流。; 最近心情很低落。; 想奶奶想得哭了。; 心里空落落的。; 什么都不想做，好孤单。; 我的小狗走了。;
      分手以后很痛苦。; 难过得吃不下饭。; 听到消息我整个人都垮了。; 没考上，伤心极了。; 好怀念离开的朋友。; 我一个人偷偷哭了很久。
    `),
    fear: words(`
      晚上一个人好害怕。; 我吓得手都在抖。; 怕检查结果不好，心里不安。; 心跳得厉害，睡不着。; 总觉得有人跟着我，毛骨悚然。;
      我不敢坐飞机。; 真怕丢了工作。; 我提心吊胆的。; 想想都后怕。; 生怕孩子受伤。; 台风要来了，我很恐慌。; 不会出什么事吧，好慌。
    `),
    surprise: words(`
      天哪，怎么回事！; 什么，真的吗？; 做梦也没想到。; 不会吧！; 完全出乎意料。; 我简直不敢相信自己的眼睛。; 太突然了，说不出话来。;
      你怎么突然来了！; 居然中奖了！; 哇，还有这种反转！; 吓了我一跳，没想到是你。; 谁能料到会这样！
    `),
    gratitude: words(`
      多亏了你，谢谢！; 这份恩情我不会忘。; 谢谢您一直照顾我。; 真不知道怎么感谢才好。; 帮了大忙，太感谢了！;
      感谢您百忙之中抽空。; 有你真好，谢谢你。; 向老师深深致谢。; 感谢所有支持我的人。; 谢谢你一直相信我。; 您的话很温暖，谢谢。;
      给您添麻烦了，万分感谢。
    `),
  },
  sentiments: {
    positive: lines(`
      买{product}真是买对了。
      {venue}菜好吃，环境也好。
      {company}发货快，包装很仔细。
      {product}又好看又好用，非常满意。
      下次还来{venue}！
      {company}的客服很耐心，问题马上解决了。
      已经把{product}推荐给朋友了。
      这个价位，{product}绝对值。
      在{venue}过得很愉快。
      {product}比想象中还好。
      {company}一如既往地靠谱。
      {city}的{venue}房间干净，风景一流。
      现在离不开{product}了！
    `),
    negative: lines(`
      {product}白花钱了。
      {venue}又吵又脏。
      {company}的电话一个小时都打不通。
      千万别买{product}。
      在{venue}吃完拉肚子了。
      {company}送货太慢，气人。
      {product}质量真差。
      {venue}的服务员态度恶劣。
      {product}跟广告完全不一样，差评。
      {company}不给退款，太失望了。
      {product}噪音大得没法用。
      {city}的{venue}又贵又难吃。
      后悔买了{product}。
    `),
    neutral: lines(`
      {venue}{time}开门。
      {product}重{number}克。
      {company}总部在{city}。
      我{date}下单了{product}。
      {venue}的地址是{address}。
      {product}的说明书在盒子里。
      {company}成立于{year}年。
      {venue}有{number}个座位。
      {product}售价{amount}。
      {date}去了一趟{venue}。
      {product}不好也不坏，一般。
      {company}有{number}名员工。
      {product}是{year}年的款式。
    `),
  },
  extract: words(`
    从下面的文字里找出所需内容。; 把这条消息变成数据。; 读一读这句话，填好各项。; 整理一下文中的信息; 按要求抽取字段。; 只要关键信息。;
    根据内容填空。; 分析文本并给出各个值。; 把里面的内容逐项列出来; 请提取这段话的细节。; 帮我把这句话录入表单。
  `),
  classify: lines(`
    这段话属于哪一类？请从{labels}中选。
    贴一个合适的标签：{labels}
    {labels}，哪个最符合？
    判断属于下列哪一种：{labels}
    确定文本类型。可选：{labels}
    可能的答案：{labels}。只回答一个。
    把消息分个类（{labels}）
    在下面的列表里选出正确的一项：{labels}
    这句话的类别是什么？{labels}
    请选一个标签。标签：{labels}
    读完句子，说出对应的分类：{labels}
  `),
  outside: lines(`
    (详细|简单)介绍一下{topic}
    {topic}的历史是怎样的？
    人们为什么会对{topic}感兴趣？
    以{topic}为题写一首歌词
    想学{topic}该从哪里入手？
    比较一下{topic}的优缺点
    用小学生能懂的话讲讲{topic}
    帮我写一篇关于{topic}的公众号文章
    出几道{topic}的测试题
    写一段{topic}的论文摘要
    用Python写个模拟{topic}的程序
    {topic}最早是谁提出来的？
    拿{topic}编个段子逗逗我
    关于{topic}，你有什么建议？
    {topic}对我们的生活有什么影响
    {topic}和幸福哪个更重要？
    说十个{topic}的冷知识
    如果辩论{topic}，反方该怎么说？
    {topic}的未来会怎样？
    写部小说，题材是{topic}
    {topic}的定义到底是什么
    用数学证明{topic}
  `),
  outsideTopics: words(`
    黑洞; 相对论; 气候变化; 人工智能; 唐朝; 丝绸之路; 三国; 罗马帝国; 法国大革命; 第二次世界大战; 微积分; 概率论; 质数;
    勾股定理; 基因; 免疫系统; 光合作用; 地震; 宇宙的起源; 外星生命; 佛教; 儒家思想; 存在主义; 人生的意义; 自由意志; 梦; 友谊;
    孤独; 通货膨胀; 股市; 比特币; 资本主义; 选举制度; 女性主义; 围棋; 京剧; 书法; 爵士乐的历史; 印象派; 文艺复兴; 莎士比亚;
    红楼梦; 现代舞; 减肥; 冥想; 茶文化; 深海生物; 大熊猫; 猫的心理; 递归函数; 排序算法; 区块链; 量子计算机; 神话传说
  `),
};
